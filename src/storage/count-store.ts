/** Counts as stored, and which of them is published. */
import type { Selectable } from 'kysely';
import type { CountsTable, Database, Extent } from './tables.js';

export type CountRow = Selectable<CountsTable>;

/** Stores a ballot's counts, one for each extent; a ballot is counted once. */
export async function insertCounts(database: Database, counts: readonly CountRow[]): Promise<void> {
  await database.insertInto('counts').values(counts).execute();
}

/** The count of a counted ballot that is told with so much of each paper. */
export async function findCount(
  database: Database,
  ballotId: string,
  extent: Extent,
): Promise<CountRow | undefined> {
  return database
    .selectFrom('counts')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where('extent', '=', extent)
    .executeTakeFirst();
}

/** Everything stored of a ballot's count, the whole papers' first; empty before it. */
export async function allCounts(database: Database, ballotId: string): Promise<CountRow[]> {
  return database
    .selectFrom('counts')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .orderBy('extent', 'desc')
    .execute();
}

/** Notes which count everybody is told, once; the ballot must have that count. */
export async function insertPublication(database: Database, ballotId: string, extent: Extent): Promise<void> {
  await database.insertInto('publications').values({ ballot_id: ballotId, extent }).execute();
}

/** The extent that was chosen at publication. */
export async function findPublication(database: Database, ballotId: string): Promise<Extent | undefined> {
  const row = await database
    .selectFrom('publications')
    .select('extent')
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
  return row?.extent;
}
