/** A question as it is put to somebody, and its answer, as data; a whole questionnaire is in `questionnaire.ts`. */
import type { Texts } from '../../shared/language.js';

/** One choice of a question; `name` is what is stored. */
export interface Choice {
  readonly name: string;
  readonly label: Texts;
}

/** One question; `type` names a question type of the hall, `name` is its variable. */
export interface Question {
  readonly type: string;
  readonly name: string;
  readonly label: Texts;
  readonly hint: Texts | null;
  readonly required: boolean;
  /** Empty for types without choices. */
  readonly choices: readonly Choice[];
  /** The rows of a grid. */
  readonly rows?: readonly Choice[];
  /** What the type lets its author set, as XLSForm's `parameters` write it. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly appearance?: readonly string[];
}

/**
 * One cell: a text (a number is its canonical decimal text, a date is ISO 8601), the names of the chosen or ranked
 * choices, a text for each part of the question (a grid's rows, a constant sum's items, `best` and `worst`), or null
 * where the question was left blank.
 */
export type Answer = string | readonly string[] | Readonly<Record<string, string>> | null;

/** Answers by the question's name, in the order of the questions. */
export type Answers = Readonly<Record<string, Answer>>;

/** Whether the answer is a list of choices' names. */
export function isNames(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}
