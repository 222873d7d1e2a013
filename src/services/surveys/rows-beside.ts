/** Variables that stand beside the answers of a survey, made of them later: how rows take them up. */
import {
  BLANK_REASONS,
  type DataPlan,
  type PlannedQuestion,
  type RowCells,
} from '../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../domain/questionnaire/question-type.js';
import type { Database } from '../../storage/tables.js';

/** Why a cell of a row is blank: as for answers, or `not-coded`, where an answer's codes are not settled. Numbered from 1 in this order. */
export const ROW_BLANKS = [...BLANK_REASONS, 'not-coded'] as const;

export type RowBlank = (typeof ROW_BLANKS)[number];

/** The number of `not-coded` in a row's blanks. */
export const NOT_CODED = ROW_BLANKS.indexOf('not-coded') + 1;

/** Puts a response's cells into its row: `answers` and `own` say where the answers begin there, and where these cells do. */
export type FillBeside = (key: string, row: RowCells, answers: number, own: number) => void;

export interface RowsBeside {
  /** Questions that the variables belong to, each with its stretch counted from the first of these variables. */
  readonly questions: readonly PlannedQuestion[];
  readonly variables: readonly Variable[];
  /** For each variable, which versions have it (counted from 0, the oldest). */
  readonly versions: readonly (readonly number[])[];
  /** Reads what there is about the responses with these keys. */
  read(keys: readonly string[]): Promise<FillBeside>;
}

/** What stands beside the answers of one survey, as one reader sees it. */
export type Beside = (reader: Database, surveyId: string, plan: DataPlan) => Promise<RowsBeside>;

const FILLS_NOTHING: FillBeside = () => undefined;

/** Rows of answers alone. */
export const NOTHING_BESIDE: Beside = async () => ({
  questions: [],
  variables: [],
  versions: [],
  read: async () => FILLS_NOTHING,
});
