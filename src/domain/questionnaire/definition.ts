/** What a questionnaire is made of, as data: questions with their choices, in the words of XLSForm. */
import type { Localised } from '../../shared/language.js';

/** One choice of a question; `name` is what is stored. */
export interface Choice {
  readonly name: string;
  readonly label: Localised;
}

/** One question; `type` names a question type of the hall, `name` is its variable. */
export interface Question {
  readonly type: string;
  readonly name: string;
  readonly label: Localised;
  readonly hint: Localised | null;
  readonly required: boolean;
  /** Empty for types without choices. */
  readonly choices: readonly Choice[];
}

/** One cell: text, the names of the chosen choices, or null where the question was left blank. */
export type Answer = string | readonly string[] | null;

/** Answers by the question's name, in the order of the questions. */
export type Answers = Readonly<Record<string, Answer>>;
