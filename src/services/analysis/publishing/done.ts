/** One part of a publication with what only those who publish see of it. */
import type { TableReasons } from '../../../domain/statistics/disclosure/published/reasons.js';
import type { TableReport } from '../../../domain/statistics/disclosure/published/report.js';
import type { PublishedPart } from './publication.js';

/** What became of one table's numbers. */
export interface TableTold {
  readonly report: TableReport;
  readonly reasons: TableReasons;
}

export interface Done {
  readonly part: PublishedPart;
  /** Null where its numbers are settled elsewhere. */
  readonly told: TableTold | null;
}
