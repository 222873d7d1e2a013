/** Everything that is wrong with a questionnaire while it is being written: every rule of its written form, part by part. */
import { compileQuestionnaire } from '../flow/index.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { checkQuestionnaire, type SheetFault } from '../xlsform/index.js';
import { consentAgain } from './consent-again.js';
import { usersOf } from './lists.js';
import { outline } from './outline.js';
import { namesIn, picturedIn } from './pictures.js';

/** One fault. */
export interface AuthoringFault {
  /** The sheet that it would be found on in a workbook; empty for the whole. */
  readonly sheet: string;
  /** The key of the part; null for a quota, a screen-out or the whole. */
  readonly key: string | null;
  /** The part, list, quota or screen-out; empty for the whole. */
  readonly name: string;
  /** The field in the questionnaire's words, or the column; empty where it is about no single one. */
  readonly field: string;
  /** Characters from 1 within an expression; null where the whole field is meant. */
  readonly column: number | null;
  readonly sentence: string;
}

/**
 * Every fault, in the order of the parts; a questionnaire without any can be published. `pictures` are the names of
 * those that there are; without them, nothing is said of pictures.
 */
export function authoringFaults(
  questionnaire: Questionnaire,
  pictures: ReadonlySet<string> | null = null,
): readonly AuthoringFault[] {
  if (questionnaire.parts.length === 0) return [NOTHING_ASKED];
  const placed = outline(questionnaire);
  const keyOf = new Map(placed.toReversed().map(({ part, key }) => [part.name, key]));
  const compiled = compileQuestionnaire(questionnaire, null);
  const found = (compiled.ok ? [] : compiled.problem).map(
    ({ sheet, name, field, column, sentence }): AuthoringFault => ({
      ...{ sheet, key: sheet === 'survey' ? (keyOf.get(name) ?? null) : null },
      ...{ name, field, column, sentence },
    }),
  );
  const told = new Set(found.map(sameness));
  const checked = checkQuestionnaire(questionnaire);
  const placer = placerOf(questionnaire);
  const more = (checked.ok ? checked.value.obstacles : checked.problem)
    .map(placer)
    .filter((fault) => !told.has(sameness(fault)));
  const order = new Map(placed.map(({ key }, at) => [key, at]));
  const rank = ({ key }: AuthoringFault) => (key === null ? order.size : (order.get(key) ?? order.size));
  const missing = pictures === null ? [] : missingPictures(questionnaire, pictures);
  const again = consentAgain(questionnaire);
  return [...found, ...more, ...again, ...missing].sort((one, other) => rank(one) - rank(other));
}

/** Every question that shows a picture which is not there, itself or with a choice. */
function missingPictures(
  questionnaire: Questionnaire,
  there: ReadonlySet<string>,
): readonly AuthoringFault[] {
  return outline(questionnaire).flatMap(({ key, part }) => {
    if (part.kind !== 'question') return [];
    const shown = picturedIn(part, questionnaire.lists).flatMap(({ image }) => namesIn(image));
    return [...new Set(shown)]
      .filter((name) => !there.has(name))
      .map((name) => ({
        ...{ sheet: 'survey', key, name: part.name, field: 'image', column: null },
        sentence: `the picture “${name}” has not been uploaded yet`,
      }));
  });
}

const NOTHING_ASKED: AuthoringFault = {
  ...{ sheet: '', key: null, name: '', field: '', column: null },
  sentence: 'expected at least one question, found none',
};

/** The flow's check and the workbook's find the same fault of a field in their own words: one of them is told. */
function sameness({ sheet, key, name, field }: AuthoringFault): string {
  const plain = field
    .replace(/::.*$/s, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  return JSON.stringify([key === null ? sheet : 'survey', key ?? name, plain]);
}

/** Finds the part that a row of the written workbook says. */
function placerOf(questionnaire: Questionnaire): (fault: SheetFault) => AuthoringFault {
  const { lists, quotas, screenOuts } = questionnaire;
  const rows: Readonly<Record<string, readonly (string | null)[]>> = {
    survey: surveyRows(questionnaire),
    choices: Object.entries(lists).flatMap(([list, choices]) =>
      Array(Math.max(1, choices.length)).fill(list),
    ),
    quotas: quotas.map(({ name }) => name),
    screen_outs: screenOuts.map(({ name }) => name),
  };
  return ({ sheet, row, column, sentence }) => {
    const name = row === null ? null : (rows[sheet]?.[row - 2] ?? null);
    const key = sheet === 'survey' ? name : sheet === 'choices' ? firstUser(questionnaire, name) : null;
    return { sheet, key, name: name ?? '', field: column ?? '', column: null, sentence };
  };
}

function firstUser(questionnaire: Questionnaire, list: string | null): string | null {
  return list === null ? null : (usersOf(questionnaire, list)[0]?.key ?? null);
}

/** The key of the part in each row below the header; a group's last row is its end. */
function surveyRows(questionnaire: Questionnaire): readonly string[] {
  const keys = outline(questionnaire).map(({ key }) => key);
  const rowsOf = (part: QuestionnairePart): readonly string[] => {
    const key = keys.shift() ?? '';
    return part.kind === 'question' ? [key] : [key, ...part.children.flatMap(rowsOf), key];
  };
  return questionnaire.parts.flatMap(rowsOf);
}
