/** How the question types of the hall are written in a workbook: its word, the appearance that tells it, its list. */
import type { QuestionType, XlsFormWord } from '../question-type.js';
import { QUESTION_TYPES } from '../question-types/index.js';

/** The word of the type of that name; null for a name that the hall has not. */
export function wordOfType(name: string): XlsFormWord | null {
  return QUESTION_TYPES.find((type) => type.name === name)?.xlsform ?? null;
}

/** The type that the word means beside these appearances; null for a word of no type. */
export function typeOfWord(word: string, appearance: readonly string[]): QuestionType | null {
  const all = QUESTION_TYPES.filter(({ xlsform }) => xlsform.word === word);
  const told = all.find(
    ({ xlsform }) => xlsform.appearance !== null && appearance.includes(xlsform.appearance),
  );
  return told ?? all.find(({ xlsform }) => xlsform.appearance === null) ?? null;
}

/** XLSForm's own words among the hall's; the others are Canvass's. */
const OF_XLSFORM = [
  ...['select_one', 'select_multiple', 'rank', 'text', 'integer', 'decimal', 'date', 'note', 'range'],
  ...['acknowledge', 'calculate', 'hidden'],
];

/** Whether the word is one that only Canvass knows. */
export function isOfCanvass(word: string): boolean {
  return !OF_XLSFORM.includes(word) && QUESTION_TYPES.some(({ xlsform }) => xlsform.word === word);
}

/** Canvass's words that a choice list follows. */
export function listedWords(): readonly string[] {
  return QUESTION_TYPES.filter(({ choices, xlsform }) => choices !== 'none' && isOfCanvass(xlsform.word)).map(
    ({ xlsform }) => xlsform.word,
  );
}
