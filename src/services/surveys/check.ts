/** An uploaded questionnaire is read and checked as a whole: every fault, with the place where its author finds it. */
import { type CompileFault, compileQuestionnaire } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { questionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { LARGEST_FILE, readQuestionnaireBytes } from '../questionnaires/index.js';

/** Bytes. */
export const LARGEST_QUESTIONNAIRE = LARGEST_FILE;

/** One fault; what is not known of its place is null. */
export interface QuestionnaireFault {
  readonly sheet: string | null;
  /** 1 is the header row. */
  readonly row: number | null;
  /** The column of the sheet, or the path in the JSON. */
  readonly column: string | null;
  readonly sentence: string;
}

/** A questionnaire that can be asked. */
export interface CheckedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** Canonical JSON. */
  readonly definition: string;
  /** What its author should know of the file, such as names that are nearly right; nothing of what is wrong. */
  readonly notes: readonly QuestionnaireFault[];
}

/** Reads a file of a questionnaire, of the kind that its name's ending says; refused with all its faults. */
export async function checkQuestionnaireFile(
  bytes: Uint8Array,
  name: string,
): Promise<Result<CheckedQuestionnaire, readonly QuestionnaireFault[]>> {
  const read = await readQuestionnaireBytes(bytes, name);
  if (read.ok) {
    const checked = checkQuestionnaire(read.value.questionnaire);
    return checked.ok ? ok({ ...checked.value, notes: read.value.notes }) : checked;
  }
  if (read.problem.kind === 'faults') return refuse(read.problem.faults);
  return refuse([{ sheet: null, row: null, column: null, sentence: read.problem.sentence }]);
}

/** Whether the questionnaire can be asked; refused with all its faults. */
export function checkQuestionnaire(
  questionnaire: Questionnaire,
): Result<CheckedQuestionnaire, readonly QuestionnaireFault[]> {
  const compiled = compileQuestionnaire(questionnaire, null);
  return compiled.ok
    ? ok({ questionnaire, definition: questionnaireJson(questionnaire), notes: [] })
    : refuse(compiled.problem.map(faultOf));
}

function faultOf({ sheet, name, place, field, column, sentence }: CompileFault): QuestionnaireFault {
  const where = column === null ? field : `${field}, character ${column}`;
  return {
    sheet: place?.sheet ?? sheet,
    row: place?.row ?? null,
    column: where,
    sentence: `${name}: ${sentence}`,
  };
}
