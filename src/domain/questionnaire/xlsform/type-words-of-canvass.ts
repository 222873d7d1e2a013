/** How each question type of Canvass is written in a workbook: its word, the appearance that tells it, its list. */
import type { XlsFormWord } from '../question-type.js';
import { QUESTION_TYPES } from '../question-types/index.js';

/** Types by name; the hall's own word for itself counts where it says one. */
const WORDS: ReadonlyMap<string, XlsFormWord> = new Map([
  ...(
    [
      ['single-choice', 'select_one', null],
      ['multiple-choice', 'select_multiple', null],
      ['ranking', 'rank', null],
      ['short-text', 'text', null],
      ['long-text', 'text', 'multiline'],
      ['email', 'text', 'email'],
      ['whole-number', 'integer', null],
      ['decimal-number', 'decimal', null],
      ['date', 'date', null],
      ['note', 'note', null],
      ['image', 'note', 'picture'],
      ['vignette', 'note', 'vignette'],
      ['consent', 'acknowledge', null],
      ['rating', 'range', null],
      ['grid', 'grid', null],
      ['constant-sum', 'constant_sum', null],
      ['best-worst', 'best_worst', null],
      ['paired', 'paired', null],
      ['choice-task', 'choice_task', null],
      ['calculate', 'calculate', null],
      ['hidden', 'hidden', null],
    ] as const
  ).map(([name, word, appearance]) => [name, { word, appearance }] as const),
  ...QUESTION_TYPES.map(({ name, xlsform }) => [name, xlsform] as const),
]);

/** The word of the type; null for a type that workbooks have no word for. */
export function wordOfType(type: string): XlsFormWord | null {
  return WORDS.get(type) ?? null;
}

/** The type that the word means beside these appearances, and its own appearance; null for a word of no type. */
export function typeOfWord(
  word: string,
  appearance: readonly string[],
): { readonly type: string; readonly written: XlsFormWord } | null {
  const all = [...WORDS].filter(([, written]) => written.word === word);
  const told = all.find(
    ([, written]) => written.appearance !== null && appearance.includes(written.appearance),
  );
  const [type, written] = told ?? all.find(([, { appearance: own }]) => own === null) ?? [];
  return type === undefined || written === undefined ? null : { type, written };
}
