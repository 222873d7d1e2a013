/** Counts as stored, and the two numbers of a ballot that must agree before anything is counted. */
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

/** How many members may vote (withdrawn entries left out, unless they had voted), and how many have. */
export async function rollTotals(
  database: Database,
  ballotId: string,
): Promise<{ readonly members: number; readonly voted: number }> {
  const rows = await database
    .selectFrom('roll_entries')
    .select((row) => ['voted', row.fn.countAll<number | string>().as('entries')])
    .where('ballot_id', '=', ballotId)
    .where((row) => row.or([row('withdrawn', '=', 0), row('voted', '=', 1)]))
    .groupBy('voted')
    .execute();
  const entries = (voted: number) => Number(rows.find((row) => row.voted === voted)?.entries ?? 0);
  return { members: entries(0) + entries(1), voted: entries(1) };
}
