/** Lets something happen in the middle of a write job, between two of its queries, as only PostgreSQL allows. */
import { CompiledQuery, type KyselyPlugin } from 'kysely';
import type { Storage } from '../../src/storage/storage.js';

/**
 * The storage, whose write jobs stop once after the first query of kind `query` (`SelectQueryNode`, …) that names the
 * table, until `happen` is over. On SQLite there is one writer, and whatever happens meanwhile would wait for ever.
 */
export function meanwhile(
  storage: Storage,
  at: { readonly query: string; readonly table: string },
  happen: () => Promise<unknown>,
): Storage {
  let happened = false;
  const matching = new WeakSet<object>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (node.kind === at.query && JSON.stringify(node).includes(`"${at.table}"`)) matching.add(queryId);
      return node;
    },
    transformResult: async ({ queryId, result }) => {
      if (matching.has(queryId) && !happened) {
        happened = true;
        await happen();
      }
      return result;
    },
  };
  return {
    ...storage,
    writer: { run: (job) => storage.writer.run((database) => job(database.withPlugin(plugin))) },
  };
}

/**
 * For `happen`: begins the work, and goes on once it is done or PostgreSQL keeps it waiting for the job that stopped. Await the
 * work's own promise afterwards.
 */
export async function untilHeldUp(storage: Storage, work: Promise<unknown>): Promise<void> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  const done = work.then(end, end);
  const waiting = CompiledQuery.raw(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  while (!isDone) {
    const { rows } = await storage.reader.executeQuery(waiting);
    if (rows.length > 0) return;
    await Promise.race([done, new Promise(setImmediate)]);
  }
}
