/** Roll files between upload and confirmation, as stored. */
import type { Selectable } from 'kysely';
import type { Database, RollUploadsTable } from './tables.js';

export type RollUploadRow = Selectable<RollUploadsTable>;

/** Stores a file that was just uploaded. */
export async function stageUpload(database: Database, row: RollUploadRow): Promise<void> {
  await database.insertInto('roll_uploads').values(row).execute();
}

/** The upload with this id for this ballot. */
export async function findUpload(
  database: Database,
  ballotId: string,
  id: string,
): Promise<RollUploadRow | undefined> {
  return database
    .selectFrom('roll_uploads')
    .selectAll()
    .where('id', '=', id)
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
}

/** Stores what was decided about the upload's columns; false when the upload is gone. */
export async function updateUploadDetails(database: Database, id: string, details: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('roll_uploads')
    .set({ details })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes the members out of an upload that was confirmed; what stays lets a repeated confirmation be recognised. */
export async function emptyUpload(database: Database, id: string, details: string): Promise<void> {
  await database.updateTable('roll_uploads').set({ content: '', details }).where('id', '=', id).execute();
}

/** Removes uploads, confirmed or not; `before` in epoch milliseconds. Answers with how many. */
export async function removeUploadsBefore(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('roll_uploads')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
