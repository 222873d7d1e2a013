/** Files of contacts between upload and confirmation, as stored. */
import type { Selectable } from 'kysely';
import type { ContactUploadsTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type ContactUploadRow = Selectable<ContactUploadsTable>;

/** Stores an uploaded file. */
export async function stageContactUpload(database: Database, upload: ContactUploadRow): Promise<void> {
  await database.insertInto('contact_uploads').values(upload).execute();
}

/** The survey's upload with this id. */
export async function findContactUpload(
  database: Database,
  surveyId: string,
  id: string,
): Promise<ContactUploadRow | undefined> {
  return database
    .selectFrom('contact_uploads')
    .selectAll()
    .where('id', '=', id)
    .where('survey_id', '=', surveyId)
    .executeTakeFirst();
}

/** Removes one upload. */
export async function removeContactUpload(database: Database, id: string): Promise<void> {
  await database.deleteFrom('contact_uploads').where('id', '=', id).execute();
}

/** Removes uploads older than `moment` (epoch milliseconds); answers with how many. */
export async function removeContactUploadsBefore(database: Database, moment: number): Promise<number> {
  const gone = await database
    .deleteFrom('contact_uploads')
    .where('created_at', '<', moment)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
