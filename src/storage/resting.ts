/** A database for long work that can pause between two of its queries. */
import type { Database } from './tables.js';

/** The same database, which waits for `rest` after every query before it hands over what it found. */
export function restingBetweenQueries(database: Database, rest: () => Promise<void>): Database {
  return database.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await rest();
      return result;
    },
  });
}
