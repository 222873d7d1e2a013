/** Counts as stored. */
import type { Selectable } from 'kysely';
import type { CountsTable, Database } from './tables.js';

export type CountRow = Selectable<CountsTable>;

/** Stores a ballot's count; a ballot has one, once. */
export async function insertCount(database: Database, count: CountRow): Promise<void> {
  await database.insertInto('counts').values(count).execute();
}

/** What was stored of a counted ballot. */
export async function findCount(database: Database, ballotId: string): Promise<CountRow | undefined> {
  return database.selectFrom('counts').selectAll().where('ballot_id', '=', ballotId).executeTakeFirst();
}
