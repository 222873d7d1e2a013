/** Reports as everybody may read them: what is stored, and nothing worked out anew. */
import type { LabRow } from '../../../storage/lab-store.js';
import {
  type EditionRow,
  editionsOf,
  findReport,
  type ReportRow,
  reportsOf,
} from '../../../storage/report-store.js';
import type { ServiceContext } from '../../context.js';
import { type Publication, storedPublication } from './publication.js';
import { type QuotesById, quotesOfParts } from './quotes.js';

type Lab = Pick<LabRow, 'id'>;

/** A report with its editions, the newest first. */
export interface ReportOfLab {
  readonly report: ReportRow;
  readonly editions: readonly EditionRow[];
}

/** Every report of the lab, withdrawn ones too. */
export async function listReports({ storage }: ServiceContext, lab: Lab): Promise<readonly ReportOfLab[]> {
  const reports = await reportsOf(storage.reader, lab.id);
  return Promise.all(
    reports.map(async (report) => ({ report, editions: await editionsOf(storage.reader, report.id) })),
  );
}

/** One edition as it was published. */
export interface Edition {
  readonly report: ReportRow;
  readonly row: EditionRow;
  readonly publication: Publication;
  /** The words of its quotes that are still fit to publish. */
  readonly quotes: QuotesById;
  /** Every edition, the newest first. */
  readonly editions: readonly EditionRow[];
}

/** The newest edition at the address, or the one of this number; undefined where there is none. Whether it was withdrawn is for the page to look at. */
export async function editionAt(
  { storage }: ServiceContext,
  lab: Lab,
  slug: string,
  number: number | null,
): Promise<Edition | undefined> {
  const report = await findReport(storage.reader, lab.id, slug);
  if (report === undefined) return undefined;
  const editions = await editionsOf(storage.reader, report.id);
  const row = number === null ? editions[0] : editions.find((one) => one.number === number);
  if (row === undefined) return undefined;
  const publication = storedPublication(row.content);
  const quotes = await quotesOfParts(storage.reader, publication.parts);
  return { report, row, publication, quotes, editions };
}
