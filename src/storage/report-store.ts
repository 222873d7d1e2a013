/** Published reports as stored: an address in a lab, editions that never change, and what each is about. */
import type { Insertable, Selectable } from 'kysely';
import type { ReportEditionsTable, ReportSourcesTable, ReportsTable } from './analysis-tables.js';
import type { Database } from './tables.js';

export type ReportRow = Selectable<ReportsTable>;
export type EditionRow = Selectable<ReportEditionsTable>;
export type ReportSourceRow = Selectable<ReportSourcesTable>;

/** What editions are about: a survey or a ballot. */
export type SourceOwner = Pick<ReportSourceRow, 'survey_id' | 'ballot_id'>;

/** The lab's report at this address. */
export async function findReport(
  database: Database,
  labId: string,
  slug: string,
): Promise<ReportRow | undefined> {
  return database
    .selectFrom('reports')
    .selectAll()
    .where('lab_id', '=', labId)
    .where('slug', '=', slug)
    .executeTakeFirst();
}

/** The report that is made of a plan. */
export async function reportOfPlan(database: Database, planId: string): Promise<ReportRow | undefined> {
  return database.selectFrom('reports').selectAll().where('plan_id', '=', planId).executeTakeFirst();
}

/** The lab's reports, in the order in which they were first published. */
export async function reportsOf(database: Database, labId: string): Promise<readonly ReportRow[]> {
  return database
    .selectFrom('reports')
    .selectAll()
    .where('lab_id', '=', labId)
    .orderBy('created_at')
    .orderBy('slug')
    .execute();
}

/** Every edition of a report, the newest first. */
export async function editionsOf(database: Database, reportId: string): Promise<readonly EditionRow[]> {
  return database
    .selectFrom('report_editions')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('number', 'desc')
    .execute();
}

/** Every edition about a survey or ballot, withdrawn ones too, with its report's address and the answers it is about. */
export async function editionsAbout(
  database: Database,
  owner: SourceOwner,
): Promise<readonly (EditionRow & Pick<ReportRow, 'slug'> & Pick<ReportSourceRow, 'fingerprint'>)[]> {
  const [column, id] =
    owner.survey_id === null
      ? (['source.ballot_id', owner.ballot_id] as const)
      : (['source.survey_id', owner.survey_id] as const);
  return database
    .selectFrom('report_sources as source')
    .innerJoin('report_editions as edition', (join) =>
      join.onRef('edition.report_id', '=', 'source.report_id').onRef('edition.number', '=', 'source.number'),
    )
    .innerJoin('reports', 'reports.id', 'source.report_id')
    .where(column, '=', id)
    .selectAll('edition')
    .select(['reports.slug', 'source.fingerprint'])
    .orderBy('edition.published_at')
    .orderBy('reports.slug')
    .orderBy('edition.number')
    .execute();
}

/** Stores a new report; its address must be free in the lab. */
export async function insertReport(database: Database, report: Insertable<ReportsTable>): Promise<void> {
  await database.insertInto('reports').values(report).execute();
}

/** Stores an edition with what it is about. */
export async function insertEdition(
  database: Database,
  edition: EditionRow,
  sources: readonly Omit<ReportSourceRow, 'report_id' | 'number'>[],
): Promise<void> {
  await database.insertInto('report_editions').values(edition).execute();
  const { report_id, number } = edition;
  for (const source of sources)
    await database
      .insertInto('report_sources')
      .values({ report_id, number, ...source })
      .execute();
}

/** Withdraws every edition of the report that stands; answers how many. */
export async function withdrawEditions(
  database: Database,
  reportId: string,
  withdrawn: { readonly withdrawn_at: number; readonly withdrawn_by: string },
): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('report_editions')
    .set(withdrawn)
    .where('report_id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Holds the lab until the transaction ends, so that two reports about the same people are not published past each other. */
export async function holdReportsOf(database: Database, labId: string): Promise<void> {
  await database
    .updateTable('labs')
    .set((row) => ({ slug: row.ref('slug') }))
    .where('id', '=', labId)
    .execute();
}
