/** A part of a publication as its page shows it: what readers see and what organisers preview are the same. */
import type { Reason } from '../../domain/statistics/disclosure/linked-tables.js';
import type { TableBlock } from '../../domain/statistics/table.js';
import type { AnalysisFigure } from '../pages/analysis-figure.js';
import type { DenseTable } from '../pages/dense-table.js';
import type { Told } from './words.js';

/** A view as it is shown. */
export interface ShownView {
  readonly kind: 'view';
  readonly id: string;
  /** What it says; null where a part above says it. */
  readonly title: Told | null;
  /** What it says in words, beside its charts. */
  readonly sentences: readonly string[];
  readonly figures: readonly AnalysisFigure[];
  /** None where all of it is withheld. */
  readonly table: DenseTable | null;
  /** Whether the table stands behind a disclosure, its charts before it. */
  readonly isFolded: boolean;
  /** The language of the survey's own words in it. */
  readonly lang: string;
  /** Its question and base, in sentences. */
  readonly notes: readonly string[];
  /** The name of its file. */
  readonly file: string;
}

/** Why a number is not told, for those who publish; readers see one mark for all reasons. */
export type MarkOf = (block: TableBlock, row: number | null, column: number) => string;

/** Why each number is withheld, where only those who publish look. */
export type ReasonAt = (block: number, row: number | null, column: number) => Reason | null;
