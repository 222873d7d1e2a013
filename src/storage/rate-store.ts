/** How often something was tried lately, as stored: keyed digests and numbers, no address and no name. */
import type { Database } from './tables.js';

/** Tries counted so far in the window that began at `windowStart` (epoch milliseconds). */
export async function triesIn(database: Database, bucket: string, windowStart: number): Promise<number> {
  const row = await database
    .selectFrom('rate_counts')
    .select('tries')
    .where('bucket', '=', bucket)
    .where('window_start', '=', windowStart)
    .executeTakeFirst();
  return row?.tries ?? 0;
}

/** Counts one try; answers with the number of tries in the window, this one included. */
export async function countTry(database: Database, bucket: string, windowStart: number): Promise<number> {
  const row = await database
    .insertInto('rate_counts')
    .values({ bucket, window_start: windowStart, tries: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((counts) => ({ tries: counts('rate_counts.tries', '+', 1) })),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  return row.tries;
}

/** Forgets the bucket's tries in all windows. */
export async function forgetTries(database: Database, bucket: string): Promise<void> {
  await database.deleteFrom('rate_counts').where('bucket', '=', bucket).execute();
}

/** Removes windows that began before `moment` (epoch milliseconds). */
export async function removeOldTries(database: Database, moment: number): Promise<void> {
  await database.deleteFrom('rate_counts').where('window_start', '<', moment).execute();
}
