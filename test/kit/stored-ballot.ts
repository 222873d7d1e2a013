/** A ballot put straight into storage in any state, along the only way the database allows. */
import type { BallotState, BallotsTable, Database } from '../../src/storage/tables.js';

/** The states a ballot goes through before it is in this one. */
const WAY_TO: Readonly<Record<BallotState, readonly BallotState[]>> = {
  draft: [],
  scheduled: ['scheduled'],
  open: ['open'],
  closed: ['open', 'closed'],
  counted: ['open', 'closed', 'counted'],
  published: ['open', 'closed', 'counted', 'published'],
  cancelled: ['cancelled'],
};

/** Stores the row as a draft and moves it to its state. */
export async function storeBallot(database: Database, row: BallotsTable): Promise<void> {
  const { state: wanted, fingerprint } = row;
  await database
    .insertInto('ballots')
    .values({ ...row, state: 'draft', fingerprint: null })
    .execute();
  for (const state of WAY_TO[wanted])
    await database.updateTable('ballots').set({ state, fingerprint }).where('id', '=', row.id).execute();
}
