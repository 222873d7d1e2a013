/** Ballots as stored. */
import type { Selectable } from 'kysely';
import type { BallotsTable, Database } from './tables.js';

export type BallotRow = Selectable<BallotsTable>;

/** The ballot whose address ends in `slug`. */
export async function findBallot(database: Database, slug: string): Promise<BallotRow | undefined> {
  return database.selectFrom('ballots').selectAll().where('slug', '=', slug).executeTakeFirst();
}
