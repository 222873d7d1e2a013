/** Counts as stored. */
import type { Database } from './tables.js';

/** Stores a ballot's count; a ballot has one, once. */
export async function insertCount(database: Database, ballotId: string, certificate: string): Promise<void> {
  await database.insertInto('counts').values({ ballot_id: ballotId, certificate }).execute();
}

/** The stored certificate of a counted ballot. */
export async function findCount(database: Database, ballotId: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('counts')
    .select('certificate')
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
  return row?.certificate;
}
