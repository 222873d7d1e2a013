/** Interlocking cells: every combination of the choices of a few questions, each a quota in the making. */
import type { Texts } from '../../../shared/language.js';
import { writeConditions } from './conditions.js';
import type { Subject } from './subjects.js';

/** The most cells that are made at once. */
export const MOST_CELLS = 100;

/** One combination: its words in each language, and the expression that is true for those whom it counts. */
export interface QuotaCell {
  readonly label: Texts;
  readonly when: string;
}

/**
 * A cell for each combination of one choice of each question, the last question's choices running fastest. Null where
 * one of the questions has no choices, or there would be more than `MOST_CELLS`.
 */
export function crossedCells(
  subjects: readonly Subject[],
  languages: readonly string[],
): readonly QuotaCell[] | null {
  const count = subjects.reduce((product, { choices }) => product * choices.length, 1);
  if (subjects.length === 0 || count === 0 || count > MOST_CELLS) return null;
  const kinds = new Map(subjects.map(({ name, kind }) => [name, kind]));
  const combinations = subjects.reduce<readonly (readonly Picked[])[]>(
    (found, subject) =>
      found.flatMap((cell) => subject.choices.map((choice) => [...cell, { subject, choice }])),
    [[]],
  );
  return combinations.map((cell) => ({
    label: labelOf(cell, languages),
    when:
      writeConditions(
        {
          joined: 'and',
          rows: cell.map(({ subject, choice }) => ({
            about: subject.name,
            comparison: subject.kind === 'many' ? 'has' : 'is',
            value: choice.name,
          })),
        },
        (about) => kinds.get(about) ?? 'text',
      ) ?? '',
  }));
}

interface Picked {
  readonly subject: Subject;
  readonly choice: Subject['choices'][number];
}

/** The choices' words side by side, in the languages in which all of them have words; always in the first. */
function labelOf(cell: readonly Picked[], languages: readonly string[]): Texts {
  return Object.fromEntries(
    languages.flatMap((language, at) => {
      const words = cell.map(({ choice: { name, label } }) => label[language] ?? (at === 0 ? name : ''));
      return words.includes('') ? [] : [[language, words.join(', ')]];
    }),
  );
}
