/** The common type of every question type: one file each in `question-types/`, listed once in its index. */
import type { Texts } from '../../shared/language.js';
import type { Result } from '../../shared/result.js';
import type { Answer, Question } from './definition.js';

/** Why an answer was refused: a text under `questions.errors` in the locale files, and what fills it. */
export interface AnswerFault {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** A column that a question's answers become. `codes` is null for text; codes are whole numbers. */
export interface Variable {
  readonly name: string;
  readonly label: Texts;
  readonly codes: readonly { readonly code: number; readonly label: Texts }[] | null;
}

/** One answer's value in one variable: a code, a text, or null where the question was left blank. */
export type VariableValue = number | string | null;

/** How the answers are shown when nobody asked for anything else. */
export type DefaultTable = 'frequencies' | 'multiple-response' | 'texts';

export interface QuestionType {
  readonly name: string;
  /** Whether its questions have choices: then at least two, otherwise none. */
  readonly hasChoices: boolean;
  readonly defaultTable: DefaultTable;
  /** What was typed under the question's name becomes an answer, or the reasons why it cannot. */
  read(question: Question, typed: readonly string[]): Result<Answer, readonly AnswerFault[]>;
  variables(question: Question): readonly Variable[];
  /** The answer's values, aligned with `variables`. The answer must be one that `read` gave. */
  values(question: Question, answer: Answer): readonly VariableValue[];
}

/** The refusal with one reason. */
export function fault(
  key: string,
  parameters: AnswerFault['parameters'] = {},
): Result<never, readonly AnswerFault[]> {
  return { ok: false, problem: [{ key, parameters }] };
}
