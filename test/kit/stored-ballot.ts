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
  for (const state of WAY_TO[wanted]) await moveStored(database, row.id, { state, fingerprint });
}

/** Moves a stored ballot one state on; a published one gets a count that says nothing. */
export async function moveStored(
  database: Database,
  id: string,
  change: Partial<BallotsTable>,
): Promise<void> {
  if (change.state === 'published') {
    const own = { ballot_id: id, extent: 'whole' } as const;
    await database
      .insertInto('counts')
      .values({ ...own, certificate: '{}', result: '{}' })
      .execute();
    await database.insertInto('publications').values(own).execute();
  }
  await database.updateTable('ballots').set(change).where('id', '=', id).execute();
}
