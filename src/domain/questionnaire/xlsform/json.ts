/** Canvass's own JSON of a questionnaire: one text for one questionnaire, and back. */
import type { Texts } from '../../../shared/language.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { CarriedCells, Questionnaire, QuestionnairePart, QuestionPart } from '../questionnaire.js';
import type { SheetFault } from './grid.js';
import { wordOfType } from './hall-words.js';
import { questionnaireShape } from './json-shape.js';
import { type ReadQuestionnaire, readQuestionnaire } from './read.js';
import { inLanguageOrder } from './text-order.js';
import { furtherMeaning } from './type-table.js';
import { writeQuestionnaire } from './write.js';

/** Groups stand in groups, but not this deep; what is deeper is refused before anything follows it down. */
const DEEPEST = 200;

/**
 * The questionnaire as JSON, with keys in alphabetical order and no word of where its parts were written: equal
 * questionnaires give equal texts, so that a hash of the text is the questionnaire's fingerprint.
 */
export function questionnaireJson(questionnaire: Questionnaire): string {
  const { parts, lists, quotas, screenOuts, ...rest } = questionnaire;
  const placeless = <Placed extends { readonly place: unknown }>({ place, ...one }: Placed) => one;
  const whole = {
    canvass: 'questionnaire/1',
    ...rest,
    parts: parts.map(partJson),
    lists: Object.fromEntries(Object.entries(lists).map(([name, choices]) => [name, choices.map(saidOnly)])),
    quotas: quotas.map(placeless),
    screenOuts: screenOuts.map(placeless),
  };
  return `${JSON.stringify(sorted(whole), null, 1)}\n`;
}

/** What came into the form later is left out where it says nothing, so that earlier texts and their hashes stay. */
function partJson({ place, ...part }: QuestionnairePart): object {
  if (part.kind === 'question') return saidOnly({ ...part, carried: stillMeant(part) });
  const children = part.children.map(partJson);
  return part.kind === 'repeat' && !part.page
    ? { ...part, page: undefined, children }
    : { ...part, children };
}

/** A word for the type that was carried means nothing once the question is of another type. */
function stillMeant({ type, carried }: Pick<QuestionPart, 'type' | 'carried'>): CarriedCells | undefined {
  const { type: word, ...others } = carried ?? {};
  if (word === undefined || furtherMeaning(word, wordOfType(type)?.word ?? type) !== null) return carried;
  return Object.keys(others).length === 0 ? undefined : (others as CarriedCells);
}

function saidOnly<Pictured extends { readonly imageAlt: Texts }>(pictured: Pictured): object {
  return Object.keys(pictured.imageAlt).length > 0 ? pictured : { ...pictured, imageAlt: undefined };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}

/** The questionnaire in the JSON, its shape alone judged; refused with every fault, its path in place of a column. */
export function parseQuestionnaireJson(text: string): Result<Questionnaire, readonly SheetFault[]> {
  const whole = (sentence: string) => refuse([{ sheet: '', row: null, column: null, sentence }]);
  if (isDeeper(text, DEEPEST)) return whole(`expected at most ${DEEPEST} levels of brackets`);
  const json = parsed(text);
  if (json === undefined) return whole('expected JSON without the key __proto__');
  const read = questionnaireShape.safeParse(json);
  if (read.success) {
    const { questionnaire, unlisted } = inLanguageOrder(read.data);
    return unlisted.length === 0
      ? ok(questionnaire)
      : whole(`expected texts in the languages listed, found ${unlisted.join(', ')}`);
  }
  return refuse(
    read.error.issues.map(({ path, message }) => ({
      sheet: '',
      row: null,
      column: path.join('.'),
      sentence: message,
    })),
  );
}

/** The questionnaire in the JSON, held to every rule that a workbook is held to. */
export function readQuestionnaireJson(text: string): Result<ReadQuestionnaire, readonly SheetFault[]> {
  const read = parseQuestionnaireJson(text);
  return read.ok ? checkQuestionnaire(read.value) : read;
}

/**
 * Holds a questionnaire to every rule of its written form. Faults name the rows of the workbook that `writeQuestionnaire`
 * gives, and so do the places of its parts afterwards. One that a workbook cannot say is refused too.
 */
export function checkQuestionnaire(
  questionnaire: Questionnaire,
): Result<ReadQuestionnaire, readonly SheetFault[]> {
  const read = readQuestionnaire(writeQuestionnaire(questionnaire));
  if (!read.ok || questionnaireJson(read.value.questionnaire) === questionnaireJson(questionnaire))
    return read;
  const sentence =
    'expected a questionnaire that a workbook can say, found one that would be read back otherwise';
  return refuse([{ sheet: 'survey', row: null, column: null, sentence }]);
}

/** Brackets outside texts, without recursion. */
function isDeeper(text: string, levels: number): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (mark === '[' || mark === '{') depth += 1;
    if (mark === ']' || mark === '}') depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

function parsed(text: string): unknown {
  let forbidden = false;
  try {
    const json: unknown = JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') forbidden = true;
      return value;
    });
    return forbidden ? undefined : json;
  } catch {
    return undefined;
  }
}
