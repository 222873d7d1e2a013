/** The common type of the forms in which definitions are written: one file each, listed once in `index.ts`. */
import type { DefinitionContent } from '../../services/analysis/definitions/definition.js';
import type { DescribedQuestion, Description } from '../../services/analysis/enquiries/describe.js';
import { inLanguage } from '../../shared/language.js';
import type { FormReader } from '../form-reader.js';

/** What a form is filled in over. */
export interface FormGround {
  readonly description: Description;
  /** The question that it is about, where the form is about one. */
  readonly source: DescribedQuestion | null;
}

export interface DefinitionForm {
  /** The last part of its address. */
  readonly name: string;
  readonly kind: DefinitionContent['kind'];
  /** "New filter" comes of "filter". */
  readonly title: string;
  readonly summary: string;
  /** Which questions it can be about; null where it is about none in particular. */
  readonly sources: ((question: DescribedQuestion) => boolean) | null;
  /** Whether a stored definition is written in this form, and the question that it is about. */
  sourceOf(content: DefinitionContent): { readonly source: string | null } | null;
  /** What the view shows besides the label: lists to choose from. */
  model(ground: FormGround): Readonly<Record<string, unknown>>;
  /** What the fields of a stored definition hold. */
  values(
    content: DefinitionContent,
    ground: FormGround,
  ): Readonly<Record<string, string | readonly string[]>>;
  /** The definition as typed; what is wrong is told to the reader. */
  read(reader: FormReader, ground: FormGround): DefinitionContent;
}

/** A question for a list to choose from. */
export interface QuestionChoice {
  readonly value: string;
  readonly text: string;
}

/** Questions as choices, each by its label. */
export function questionChoices(
  { questions }: Description,
  accepts: (question: DescribedQuestion) => boolean,
): readonly QuestionChoice[] {
  return questions.filter(accepts).map((question) => ({ value: question.name, text: titleOf(question) }));
}

/** How a question is called in lists. */
export function titleOf({ name, label }: Pick<DescribedQuestion, 'name' | 'label'>): string {
  const text = inLanguage(label, 'en');
  return text === '' ? name : text;
}

/** Whether every answer puts a person into one of several categories. */
export function isCategorical({ variables, table, experiment }: DescribedQuestion): boolean {
  return (
    experiment === null &&
    table !== 'multiple-response' &&
    variables.length > 0 &&
    variables.every(({ kind }) => kind === 'categories')
  );
}

/** Whether it is one number, or categories that are called by numbers. */
export function isNumeric({ variables, experiment }: DescribedQuestion): boolean {
  const [variable, ...more] = variables;
  if (variable === undefined || more.length > 0 || experiment !== null) return false;
  if (variable.kind === 'numbers') return true;
  const words = variable.categories.filter(({ missing }) => !missing);
  return words.length > 0 && words.every(({ name }) => /^-?\d+(\.\d+)?$/.test(name));
}

/** The label's fields, as every form has them. */
export function readLabel(reader: FormReader): DefinitionContent['label'] {
  return reader.bothLines('label', { label: 'what it is called', longest: 200, required: true });
}
