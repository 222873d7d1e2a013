/** Ballots as stored, while they are being set up. */
import type { Insertable, Updateable } from 'kysely';
import type { BallotRow } from './ballot-store.js';
import type { BallotsTable, Database } from './tables.js';

/** Stores a new ballot. */
export async function insertBallot(database: Database, ballot: Insertable<BallotsTable>): Promise<void> {
  await database.insertInto('ballots').values(ballot).execute();
}

/**
 * Changes the ballot if it is still as the caller read it (same state, same revision), and raises the revision.
 * Answers whether it did; when it did not, somebody else was faster.
 */
export async function changeBallot(
  database: Database,
  asRead: Pick<BallotRow, 'id' | 'state' | 'revision'>,
  changes: Updateable<BallotsTable>,
): Promise<boolean> {
  const changed = await database
    .updateTable('ballots')
    .set({ ...changes, revision: asRead.revision + 1 })
    .where('id', '=', asRead.id)
    .where('state', '=', asRead.state)
    .where('revision', '=', asRead.revision)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Destroys every paper of an open ballot; answers how many there were. */
export async function destroyPapers(database: Database, ballotId: string): Promise<number> {
  const gone = await database.deleteFrom('papers').where('ballot_id', '=', ballotId).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
