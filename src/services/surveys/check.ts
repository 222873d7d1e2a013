/** An uploaded questionnaire is read and checked as a whole: every fault, with the place where its author finds it. */
import { compileQuestionnaire } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { decodeText } from '../ballots/roll/decode.js';
import { readQuestionnaireJson, writeQuestionnaireJson } from './questionnaire-json.js';

/** Bytes. */
export const LARGEST_QUESTIONNAIRE = 5 * 1024 * 1024;

/** One fault; what is not known of its place is null. */
export interface QuestionnaireFault {
  readonly sheet: string | null;
  /** 1 is the header row. */
  readonly row: number | null;
  /** The column of the sheet, or the field of the JSON. */
  readonly column: string | null;
  /** The question, group, quota or screen-out that it is about. */
  readonly name: string | null;
  readonly sentence: string;
}

/** A questionnaire that can be asked. */
export interface CheckedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** Canonical JSON. */
  readonly definition: string;
}

/** Reads a file of a questionnaire, whichever kind it is; refused with all its faults. */
export function checkQuestionnaireFile(
  bytes: Uint8Array,
): Result<CheckedQuestionnaire, readonly QuestionnaireFault[]> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse([inFile(decoded.problem)]);
  const read = readQuestionnaireJson(decoded.value.text);
  return read.ok ? checkQuestionnaire(read.value) : refuse(read.problem.map(inFile));
}

/** Whether the questionnaire can be asked; refused with all its faults. */
export function checkQuestionnaire(
  questionnaire: Questionnaire,
): Result<CheckedQuestionnaire, readonly QuestionnaireFault[]> {
  const compiled = compileQuestionnaire(questionnaire, null);
  if (compiled.ok) return ok({ questionnaire, definition: writeQuestionnaireJson(questionnaire) });
  return refuse(
    compiled.problem.map(({ name, place, field, sentence }) => ({
      sheet: place?.sheet ?? null,
      row: place?.row ?? null,
      column: field,
      name,
      sentence,
    })),
  );
}

function inFile(sentence: string): QuestionnaireFault {
  return { sheet: null, row: null, column: null, name: null, sentence };
}
