/** Counts that were asked for, as stored until they are done: one server counts, and says now and then how far it is. */
import type { Selectable } from 'kysely';
import type { CountsUnderWayTable } from './count-tables.js';
import type { Database } from './tables.js';

export type CountUnderWayRow = Selectable<CountsUnderWayTable>;

/** Stores that a count was asked for; one that is under way stays as it is, one that has failed begins anew. */
export async function askForCount(
  database: Database,
  ask: Pick<CountUnderWayRow, 'ballot_id' | 'asked_by' | 'asked_at'>,
): Promise<void> {
  const fresh = { touched_at: ask.asked_at, attempts: 0, stage: null, done: 0, total: null, failed: null };
  await database
    .insertInto('counts_under_way')
    .values({ ...ask, ...fresh, counter: null })
    .onConflict((conflict) =>
      conflict
        .column('ballot_id')
        .doUpdateSet({ asked_by: ask.asked_by, asked_at: ask.asked_at, ...fresh })
        .where('counts_under_way.failed', 'is not', null),
    )
    .execute();
}

/** The count of this ballot that was asked for and is not stored yet. */
export async function findCountUnderWay(
  database: Database,
  ballotId: string,
): Promise<CountUnderWayRow | undefined> {
  return database
    .selectFrom('counts_under_way')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
}

/** The ballots whose count nobody has taken up, or whose counter has said nothing since `silent` (epoch milliseconds). */
export async function countsToTakeUp(database: Database, silent: number): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('counts_under_way')
    .select('ballot_id')
    .where('failed', 'is', null)
    .where((row) => row.or([row('counter', 'is', null), row('touched_at', '<', silent)]))
    .orderBy('asked_at')
    .orderBy('ballot_id')
    .execute();
  return rows.map(({ ballot_id }) => ballot_id);
}

/** Takes a count up for `counter`, if nobody counts it who has spoken since `silent`; the row as it is then. */
export async function takeUpCount(
  database: Database,
  ballotId: string,
  { counter, now, silent }: { readonly counter: string; readonly now: number; readonly silent: number },
): Promise<CountUnderWayRow | undefined> {
  return database
    .updateTable('counts_under_way')
    .set((row) => ({
      counter,
      touched_at: now,
      attempts: row('attempts', '+', 1),
      stage: null,
      done: 0,
      total: null,
    }))
    .where('ballot_id', '=', ballotId)
    .where('failed', 'is', null)
    .where((row) => row.or([row('counter', 'is', null), row('touched_at', '<', silent)]))
    .returningAll()
    .executeTakeFirst();
}

/** Stores how far the count of `counter` is. */
export async function touchCount(
  database: Database,
  ballotId: string,
  counter: string,
  change: Pick<CountUnderWayRow, 'touched_at'> & Partial<Pick<CountUnderWayRow, 'stage' | 'done' | 'total'>>,
): Promise<void> {
  await database
    .updateTable('counts_under_way')
    .set(change)
    .where('ballot_id', '=', ballotId)
    .where('counter', '=', counter)
    .execute();
}

/** Stores that `counter` counts no longer: the next one may (`failed` null), or it was in vain. */
export async function leaveCount(
  database: Database,
  ballotId: string,
  counter: string,
  change: Pick<CountUnderWayRow, 'attempts' | 'failed'>,
): Promise<void> {
  await database
    .updateTable('counts_under_way')
    .set({ ...change, counter: null })
    .where('ballot_id', '=', ballotId)
    .where('counter', '=', counter)
    .execute();
}

/** Forgets that a count was asked for, as it is stored in the same transaction. */
export async function endCount(database: Database, ballotId: string): Promise<void> {
  await database.deleteFrom('counts_under_way').where('ballot_id', '=', ballotId).execute();
}
