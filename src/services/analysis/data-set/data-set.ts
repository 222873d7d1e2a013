/** What a data set is: the answers to a survey (or to a ballot's companion questions) as columns, one value a row. */
import type { Task } from '../../../domain/questionnaire/definition.js';
import { BLANK_REASONS } from '../../../domain/questionnaire/flow/index.js';
import type { DefaultChart, DefaultTable } from '../../../domain/questionnaire/question-type.js';
import type { Texts } from '../../../shared/language.js';

/**
 * What stands for a blank in a column of codes, which otherwise holds places of categories from 0: the reason's number in
 * `BLANK_REASONS`, negative.
 */
export const SKIPPED = -1 - BLANK_REASONS.indexOf('skipped');

/** One value that a variable of categories can have. */
export interface Category {
  /** As files write it. */
  readonly code: number;
  /** As expressions see it: the choice's name, or else the code. */
  readonly name: string;
  readonly label: Texts;
  /** Whether it says nothing (“prefer not to say”): left out of bases. */
  readonly missing: boolean;
}

/** `dates` are days since 1 January 1970; of `texts` only who gave one is known. */
export type VariableKind = 'categories' | 'numbers' | 'dates' | 'texts';

/** A variable as described; its values are in the data set's column of the same place. */
export interface DataVariable {
  readonly name: string;
  readonly label: Texts;
  readonly kind: VariableKind;
  /** Empty for every other kind. */
  readonly categories: readonly Category[];
}

/** The values of one variable, in the order of rows. */
export interface DataColumn {
  /** Places of categories (0 for a value of another kind), or the negative number of a blank's reason. */
  readonly codes: Int8Array | Int16Array | Int32Array;
  /** Numbers, NaN where there is none; null where the variable has none at all. */
  readonly values: Float64Array | null;
}

/** One question with its variables: what a table is asked for. An experiment is one question with all its tasks. */
export interface DataQuestion {
  readonly name: string;
  readonly label: Texts;
  readonly table: DefaultTable;
  readonly chart: DefaultChart;
  /** Places of its variables. */
  readonly variables: readonly number[];
  /** For each of them, the choice or row that it is about; null where it is about the whole question. */
  readonly parts: readonly (string | null)[];
  /** The key of its experiment; null where it is none. */
  readonly experiment: string | null;
}

/** What an experiment showed, for reckoning preferences. */
export interface DataExperiment {
  readonly key: string;
  /** The names of items, or of levels, with their labels. */
  readonly choices: readonly {
    readonly name: string;
    readonly label: Texts;
    readonly attribute: string | null;
  }[];
  /** The attributes of a choice task; empty for items. */
  readonly attributes: readonly { readonly name: string; readonly label: Texts }[];
  /** The variable that says which version of the design a response was given. */
  readonly versionVariable: number;
  /** By the survey's version, the design's version and the task: what was shown. */
  readonly shown: readonly (readonly (readonly Task[])[])[];
}

/** What a data set says of itself; plain data. */
export interface DataDescription {
  /** Changes whenever the answers do. */
  readonly stamp: string;
  readonly rows: number;
  readonly variables: readonly DataVariable[];
  readonly questions: readonly DataQuestion[];
  readonly experiments: readonly DataExperiment[];
  /** Of a ballot: the numbers that are told of it (`ballot-tables/told.ts`), and no others are; null where any may be. */
  readonly told: readonly string[] | null;
}

/** A data set: its description, with the columns in the order of its variables. */
export interface DataSet extends DataDescription {
  readonly columns: readonly DataColumn[];
}

/** Variables that every survey has besides its questions; their names cannot be those of questions. */
export const SYSTEM_VARIABLES = ['.version', '.outcome', '.way', '.language', '.device', '.seconds'] as const;

/** The place of the variable with this name; −1 where there is none. */
export function placeOf({ variables }: Pick<DataDescription, 'variables'>, name: string): number {
  return variables.findIndex((variable) => variable.name === name);
}
