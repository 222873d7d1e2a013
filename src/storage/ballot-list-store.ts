/** Ballots as stored, several at a time: a lab's, the public's, those whose time has come. */
import type { BallotRow } from './ballot-store.js';
import type { BallotState, Database } from './tables.js';

/** The ballots of these labs, newest first. */
export async function ballotsOfLabs(
  database: Database,
  labIds: readonly string[],
): Promise<readonly BallotRow[]> {
  if (labIds.length === 0) return [];
  return database
    .selectFrom('ballots')
    .selectAll()
    .where('lab_id', 'in', labIds)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Every ballot in one of these states, the one that closes last first. */
export async function ballotsInStates(
  database: Database,
  states: readonly BallotState[],
): Promise<readonly BallotRow[]> {
  return database
    .selectFrom('ballots')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('closes_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ids of the ballots whose next move the clock makes: scheduled ones to open, open ones to close. */
export async function ballotsDue(
  database: Database,
  now: number,
): Promise<{ readonly toOpen: readonly string[]; readonly toClose: readonly string[] }> {
  const rows = await database
    .selectFrom('ballots')
    .select(['id', 'state'])
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'scheduled'), where('opens_at', '<=', now)]),
        where.and([where('state', '=', 'open'), where('closes_at', '<=', now)]),
      ]),
    )
    .orderBy('id')
    .execute();
  const idsIn = (state: BallotState) => rows.filter((row) => row.state === state).map(({ id }) => id);
  return { toOpen: idsIn('scheduled'), toClose: idsIn('open') };
}

/** The addresses (slugs) of ballots that begin with `start`. */
export async function ballotSlugsFrom(database: Database, start: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('ballots')
    .select('slug')
    .where('slug', 'like', `${start}%`)
    .execute();
  return new Set(rows.map(({ slug }) => slug));
}
