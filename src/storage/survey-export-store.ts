/** Files of answers that were asked for, as stored: each is prepared once, then ready or failed, and gone when it expires. */
import type { Insertable, Selectable } from 'kysely';
import type { ExportFault, SurveyExportsTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type ExportRow = Selectable<SurveyExportsTable>;

/** Stores that a file is being prepared. */
export async function insertExport(
  database: Database,
  row: Omit<Insertable<SurveyExportsTable>, 'state'>,
): Promise<void> {
  await database
    .insertInto('survey_exports')
    .values({ ...row, state: 'preparing' })
    .execute();
}

/** The survey's file with this id, unless it has expired by `now` (epoch milliseconds). */
export async function findExport(
  database: Database,
  surveyId: string,
  id: string,
  now: number,
): Promise<ExportRow | undefined> {
  return database
    .selectFrom('survey_exports')
    .selectAll()
    .where('id', '=', id)
    .where('survey_id', '=', surveyId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** The survey's files that have not expired by `now`, newest first. */
export async function listExports(
  database: Database,
  surveyId: string,
  now: number,
): Promise<readonly ExportRow[]> {
  return database
    .selectFrom('survey_exports')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('expires_at', '>', now)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Stores how far a file is; false where it is not being prepared any more, as it was removed. */
export async function touchExport(
  database: Database,
  id: string,
  change: Partial<Pick<ExportRow, 'rows_done' | 'rows_total'>> & Pick<ExportRow, 'touched_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('survey_exports')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'preparing')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Stores that a file is ready or has failed; false where it was removed meanwhile. */
export async function endExport(
  database: Database,
  id: string,
  end:
    | (Pick<ExportRow, 'taken_at' | 'rows_done' | 'rows_total' | 'bytes' | 'sha256'> & {
        readonly state: 'ready';
      })
    | { readonly state: 'failed'; readonly fault: ExportFault | null },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('survey_exports')
    .set(end)
    .where('id', '=', id)
    .where('state', '=', 'preparing')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes one file of the survey; false where there is none. */
export async function removeExport(database: Database, surveyId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('survey_exports')
    .where('id', '=', id)
    .where('survey_id', '=', surveyId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Removes every file of the survey; answers with their ids. */
export async function dropExports(database: Database, surveyId: string): Promise<readonly string[]> {
  const rows = await database
    .deleteFrom('survey_exports')
    .where('survey_id', '=', surveyId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes the files that have expired by `now`, and fails those whose server has said nothing since `silent`. */
export async function settleExports(database: Database, now: number, silent: number): Promise<void> {
  await database.deleteFrom('survey_exports').where('expires_at', '<=', now).execute();
  await database
    .updateTable('survey_exports')
    .set({ state: 'failed', fault: 'interrupted' })
    .where('state', '=', 'preparing')
    .where('touched_at', '<', silent)
    .execute();
}

/** Ids of all files that are ready or being prepared, whichever survey they are of. */
export async function exportsAlive(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('survey_exports')
    .select('id')
    .where('state', 'in', ['preparing', 'ready'])
    .execute();
  return new Set(rows.map(({ id }) => id));
}
