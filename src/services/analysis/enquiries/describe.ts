/** What can be asked about at all: the questions of a data set, those that are derived after those that were asked. */
import type { Texts } from '../../../shared/language.js';
import { ok } from '../../../shared/result.js';
import type { DataQuestion, DataSet, DataVariable } from '../data-set/data-set.js';
import { ofKind } from '../definitions/definition.js';
import { extended, type Failed } from '../derive/index.js';
import type { Enquiry, Ground } from './enquiry.js';

/** A question with its variables in place of their numbers. */
export interface DescribedQuestion extends Omit<DataQuestion, 'variables'> {
  readonly variables: readonly DataVariable[];
  /** Whether a definition makes it. */
  readonly derived: boolean;
  /** What the alternatives of a choice task are made of; empty for every other question. */
  readonly attributes: readonly DescribedAttribute[];
}

/** An attribute of a choice task with its levels. */
export interface DescribedAttribute {
  readonly name: string;
  readonly label: Texts;
  readonly levels: readonly { readonly name: string; readonly label: Texts }[];
}

export interface Description {
  /** Rows of the data set; 0 while nobody may look into it. */
  readonly rows: number;
  readonly questions: readonly DescribedQuestion[];
  /** Definitions of variables that give nothing any more, and why. */
  readonly failed: readonly Failed[];
}

export const describe: Enquiry<null, Description> = {
  ask: (_input, ground) => ok(described(ground)),
};

/** The description of a data set with its definitions. */
export function described({ data, definitions, codes = [] }: Ground): Description {
  const { data: whole, failed } = extended(data, ofKind(definitions, 'variable'));
  const questions = whole.questions.map((question, index) => ({
    ...question,
    variables: question.variables.flatMap((place) => whole.variables[place] ?? []),
    derived: index >= data.questions.length,
    attributes: attributesOf(whole, question),
  }));
  return { rows: data.rows, questions: [...questions, ...codes.flatMap(codesDescribed)], failed };
}

/** The question of a data set of comments that is not one of the ballot's own. */
function codesDescribed({ questions, variables }: DataSet): readonly DescribedQuestion[] {
  return questions.slice(0, 1).map((question) => ({
    ...question,
    variables: question.variables.flatMap((place) => variables[place] ?? []),
    ...{ derived: false, attributes: [] },
  }));
}

function attributesOf(
  { experiments }: DataSet,
  { experiment: key }: DataQuestion,
): readonly DescribedAttribute[] {
  const experiment = key === null ? undefined : experiments.find((one) => one.key === key);
  const { attributes = [], choices = [] } = experiment ?? {};
  return attributes.map((attribute) => ({
    ...attribute,
    levels: choices.flatMap(({ name, label, attribute: own }) =>
      own === attribute.name ? [{ name, label }] : [],
    ),
  }));
}
