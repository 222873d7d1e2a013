/** Ballots as stored. */
import type { Selectable, Updateable } from 'kysely';
import { prepared } from './prepared.js';
import type { BallotState, BallotsTable, Database } from './tables.js';

export type BallotRow = Selectable<BallotsTable>;

/** The ballot whose address ends in `slug`. */
export async function findBallot(database: Database, slug: string): Promise<BallotRow | undefined> {
  return (await selectBySlug(database, { slug })).rows[0];
}

const selectBySlug = prepared(['slug'], (database, { slug }: { slug: string }) =>
  database.selectFrom('ballots').selectAll().where('slug', '=', slug),
);

/** The ballot with this id, which a foreign key guarantees. */
export async function ballotById(database: Database, id: string): Promise<BallotRow> {
  return database.selectFrom('ballots').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/**
 * Moves a ballot from one state to another together with what else changes; false when it is no longer in `from`.
 * On PostgreSQL the row stays locked until the transaction ends, so casting waits.
 */
export async function moveBallot(
  database: Database,
  id: string,
  from: BallotState,
  change: Updateable<BallotsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('ballots')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
