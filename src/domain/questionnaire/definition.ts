/** A question as it is put to somebody, and its answer, as data; a whole questionnaire is in `questionnaire.ts`. */
import type { Texts } from '../../shared/language.js';
import type { ChoiceBehaviour } from './questionnaire.js';

/** One choice of a question; `name` is what is stored. */
export interface Choice {
  readonly name: string;
  readonly label: Texts;
  readonly image?: Texts | null;
  readonly imageAlt?: Texts;
  readonly behaviour?: readonly ChoiceBehaviour[];
  /** Further columns of the choice list: the levels of a choice task say here to which `attribute` they belong. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** One thing compared in a task: for each attribute the name of its level. A best–worst item is `{ item: name }`. */
export type Profile = Readonly<Record<string, string>>;

/** What one task of an experiment's design shows, in the order in which it stands on the page. */
export type Task = readonly Profile[];

/** One question; `type` names a question type of the hall, `name` is its variable. */
export interface Question {
  readonly type: string;
  readonly name: string;
  readonly label: Texts;
  readonly hint: Texts | null;
  readonly required: boolean;
  /** Empty for types without choices. */
  readonly choices: readonly Choice[];
  /** The rows of a grid, the attributes of a choice task, or the headings of a best–worst task. */
  readonly rows?: readonly Choice[];
  /** What the type lets its author set, as XLSForm's `parameters` write it. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly appearance?: readonly string[];
  /** Markdown: shown on demand, or the story of a vignette. */
  readonly guidance?: Texts;
  /** The name of a picture in each language, and what it shows. */
  readonly image?: Texts | null;
  readonly imageAlt?: Texts;
  /** In an experiment, which of its tasks this is (1 is the first) and what it shows. */
  readonly task?: { readonly number: number; readonly of: number; readonly profiles: Task };
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

/** Whether the answer is a text for each part of its question. */
export function isParts(answer: Answer): answer is Readonly<Record<string, string>> {
  return answer !== null && typeof answer === 'object' && !isNames(answer);
}
