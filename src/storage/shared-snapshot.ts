/** One read transaction for all that is read in a turn of the event loop: beginning and ending one costs as much as a query of the casting path. */
import type SqliteDatabase from 'better-sqlite3';

/** The shared read transaction of one connection that only reads. */
export interface SharedSnapshot {
  /** To be called before each query: what is read until `end` is of one moment. */
  begin(): void;
  /** Ends what was begun. Whoever commits calls it first, so that nothing older than a commit is read after it. */
  end(): void;
}

/**
 * A snapshot that begins with the first query of a turn and ends with the turn, so that another process's commit is seen from the next
 * turn on, and no reader keeps the log for longer. A query that is still being stepped through then keeps its own hold.
 */
export function sharedSnapshot(connection: InstanceType<typeof SqliteDatabase>): SharedSnapshot {
  const [begin, end] = [connection.prepare('begin'), connection.prepare('commit')];
  const endIt = () => {
    if (connection.inTransaction) end.run();
  };
  return {
    begin: () => {
      if (connection.inTransaction) return;
      begin.run();
      setImmediate(() => {
        if (connection.open) endIt();
      });
    },
    end: endIt,
  };
}
