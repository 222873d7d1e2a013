/** What the database's files still have to forget, as stored: owed in the transaction that rewrote the rows. */
import type { Database } from './tables.js';

/** Notes that the files hold old rows of this ballot's papers. */
export async function oweScrub(database: Database, ballotId: string): Promise<void> {
  await database
    .insertInto('scrubs_owed')
    .values({ ballot_id: ballotId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The ballots for which a scrub is owed. */
export async function scrubsOwed(database: Database): Promise<readonly string[]> {
  const rows = await database.selectFrom('scrubs_owed').select('ballot_id').execute();
  return rows.map((row) => row.ballot_id);
}

/** Strikes these ballots off, once the files were scrubbed. */
export async function settleScrubs(database: Database, ballotIds: readonly string[]): Promise<void> {
  await database.deleteFrom('scrubs_owed').where('ballot_id', 'in', ballotIds).execute();
}
