/** Lets something happen in the middle of a write job, between two of its queries, as only PostgreSQL allows. */
import type { KyselyPlugin } from 'kysely';
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
