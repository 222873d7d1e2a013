/** Reads that belong together: a file of a million rows is read in many small steps and must not change between two. */
import type { Database } from './tables.js';

/**
 * Hands `read` the database as it is at its first look; nothing that is committed afterwards is seen. `reader` must be a
 * connection of its own (`openReader`), as it does nothing else meanwhile. On SQLite the write-ahead log cannot be emptied
 * until this is over, and on PostgreSQL no table that was read be rewritten, so whoever holds a snapshot for longer than
 * a task holds back what scrubs owe.
 */
export async function inSnapshot<Answer>(
  reader: Database,
  read: (snapshot: Database) => Promise<Answer>,
): Promise<Answer> {
  return reader
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((snapshot) => read(snapshot));
}
