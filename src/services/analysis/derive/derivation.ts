/** The common type of everything that a variable can be derived by: one file each, listed once in `index.ts`. */
import type { Localised, Texts } from '../../../shared/language.js';
import { type Result, refuse } from '../../../shared/result.js';
import { freeSlug, slugOf } from '../../../shared/slug.js';
import type { Category, DataColumn, DataQuestion, DataSet, DataVariable } from '../data-set/data-set.js';
import type { Derivation, DerivationName } from '../definitions/definition.js';

/** What stands in a derived column where the definition puts a row in none of its categories. */
export const LEFT_OUT = -6;

/** What a definition gives: a question with its variables and their columns; places count from the first of these. */
export interface Derived {
  readonly question: DataQuestion;
  readonly variables: readonly DataVariable[];
  readonly columns: readonly DataColumn[];
}

/** Why nothing can be derived, at which field of the definition's form. */
export interface DerivationFault {
  readonly field: string;
  readonly sentence: string;
}

/** What is to be derived, and from what. */
export interface Deriving<How extends Derivation> {
  readonly data: DataSet;
  readonly name: string;
  readonly label: Localised;
  readonly how: How;
}

export interface DerivationRule<By extends DerivationName> {
  readonly by: By;
  /** Names of variables, questions or other definitions that it is derived from. */
  needs(how: Extract<Derivation, { by: By }>): readonly string[];
  derive(deriving: Deriving<Extract<Derivation, { by: By }>>): Result<Derived, DerivationFault>;
}

/** A variable of a question with its column and what it is about. */
export interface Source {
  readonly part: string | null;
  readonly variable: DataVariable;
  readonly column: DataColumn;
}

/** The question or the single variable of this name, with its columns; null where there is none. */
export function sourceOf(
  data: DataSet,
  name: string,
): { readonly question: DataQuestion; readonly sources: readonly Source[] } | null {
  const place = data.variables.findIndex((variable) => variable.name === name);
  const question =
    data.questions.find((candidate) => candidate.name === name) ?? (place === -1 ? null : alone(data, place));
  if (question === null) return null;
  const sources = question.variables.flatMap((at, index): readonly Source[] => {
    const [variable, column] = [data.variables[at], data.columns[at]];
    if (variable === undefined || column === undefined) return [];
    return [{ part: question.parts[index] ?? null, variable, column }];
  });
  return { question, sources };
}

function alone({ variables }: DataSet, place: number): DataQuestion | null {
  const variable = variables[place];
  if (variable === undefined) return null;
  const own = { name: variable.name, label: variable.label, variables: [place], parts: [null] };
  return variable.kind === 'categories'
    ? { ...own, table: 'frequencies', chart: 'bars', experiment: null }
    : { ...own, table: 'summary', chart: 'histogram', experiment: null };
}

/** A question made of these, named after its definition: several variables have their part's name after it. */
export function derivedQuestion(
  { name, label }: Pick<Deriving<Derivation>, 'name' | 'label'>,
  shown: Pick<DataQuestion, 'table' | 'chart'>,
  made: readonly (Pick<DataVariable, 'kind' | 'categories'> & {
    readonly part: string | null;
    readonly label: Texts;
    readonly column: DataColumn;
  })[],
): Derived {
  const nameOf = (part: string | null) => (made.length === 1 || part === null ? name : `${name}_${part}`);
  return {
    question: {
      ...{ name, label, ...shown, experiment: null },
      variables: made.map((_, index) => index),
      parts: made.map(({ part }) => part),
    },
    variables: made.map(({ part, label: own, kind, categories }) => ({
      ...{ name: nameOf(part), label: made.length === 1 ? label : own, kind, categories },
    })),
    columns: made.map(({ column }) => column),
  };
}

/** The refusal at one field. */
export function faultAt(field: string, sentence: string): Result<never, DerivationFault> {
  return refuse({ field, sentence });
}

/** Categories of a derived variable, called after their English labels: `18 to 34` is `18_to_34`. */
export function derivedCategories(labels: readonly Texts[]): readonly Category[] {
  const taken = new Set<string>();
  return labels.map((label, place) => {
    const words = label['en'] ?? Object.values(label)[0] ?? '';
    const name = freeSlug(slugOf(words, 'category'), taken);
    taken.add(name);
    return { code: place + 1, name: name.replaceAll('-', '_'), label, missing: false };
  });
}

/** The numbers of a variable of numbers, or of categories that are all called by numbers; null for any other. */
export function numbersOf({ variable, column }: Pick<Source, 'variable' | 'column'>): Float64Array | null {
  if (variable.kind !== 'categories') return variable.kind === 'texts' ? null : column.values;
  const numbers = variable.categories.map(({ name, missing }) => (missing ? Number.NaN : numberOf(name)));
  const isNumeric = variable.categories.every(
    ({ name, missing }) => missing || !Number.isNaN(numberOf(name)),
  );
  if (!isNumeric || variable.categories.length === 0) return null;
  return Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN);
}

function numberOf(name: string): number {
  return /^-?\d+(\.\d+)?$/.test(name) ? Number(name) : Number.NaN;
}
