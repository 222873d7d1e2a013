/** Storage as the rest of the house sees it, whichever database is behind it. */
import type { Result } from '../shared/result.js';
import type { SchemaState } from './migrate.js';
import type { DialectName } from './migrations/dialect-words.js';
import { openSqlite, openSqliteReader } from './sqlite.js';
import type { Database } from './tables.js';
import type { Writer } from './writer.js';

/** One opened database. */
export interface Storage {
  readonly dialect: DialectName;
  /** For reading only; on SQLite a connection that cannot write. */
  readonly reader: Database;
  readonly writer: Writer;
  /** Brings the schema to this version of Canvass; answers with the names of the migrations it ran. */
  migrate(): Promise<readonly string[]>;
  /** How the stored schema compares with this version's. */
  schema(): Promise<SchemaState>;
  /**
   * Copies the database as it is at one moment into a new file, readable by its owner alone, and checks the
   * copy. Refuses, in a sentence, what stands in the way; a file that is already there is never touched.
   */
  copyTo(file: string): Promise<Result<void, string>>;
  /** Removes what deleted and rewritten rows left behind in files: the log, free pages, dead row versions. */
  scrub(): Promise<void>;
  /** The same for answers and links of surveys, whose rows also come to lie in the order of their keys. */
  scrubResponses(): Promise<void>;
  /** Finds out what is unsafe about the database itself; one sentence each, none when all is well. */
  examine(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A connection that cannot write, and how to be rid of it. */
export interface StorageReader {
  readonly reader: Database;
  close(): Promise<void>;
}

/**
 * Opens the database that `databaseUrl` names: `sqlite:<path>` or `postgres://…`. The driver of PostgreSQL is only loaded
 * where it is used, for a start without it is quicker.
 */
export async function openStorage(databaseUrl: string): Promise<Storage> {
  if (databaseUrl.startsWith('sqlite:')) return openSqlite(databaseUrl.slice('sqlite:'.length));
  const { openPostgres } = await import('./postgres.js');
  return openPostgres(databaseUrl);
}

/** Opens another connection to the same database, for reading alone; the database must be there. */
export async function openReader(databaseUrl: string): Promise<StorageReader> {
  if (databaseUrl.startsWith('sqlite:')) return openSqliteReader(databaseUrl.slice('sqlite:'.length));
  const { openPostgresReader } = await import('./postgres.js');
  return openPostgresReader(databaseUrl);
}
