/** SQLite, the embedded default: one connection that writes, one that cannot. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Kysely, SqliteDialect } from 'kysely';
import { DirectDatabase } from './direct-database.js';
import { compareSchema, migrateToNewest } from './migrate.js';
import { sharedSnapshot } from './shared-snapshot.js';
import { copySqlite } from './sqlite-copy.js';
import type { Storage, StorageReader } from './storage.js';
import type { Tables } from './tables.js';
import { BatchingWriter, type TransactionControl } from './writer.js';

type Connection = InstanceType<typeof SqliteDatabase>;

/** How long a process waits for another one's write before it gives up, in milliseconds. */
const BUSY_TIMEOUT = 20_000;

/**
 * What every writing connection must say of itself. better-sqlite3 is built with synchronous=NORMAL under
 * WAL, which can lose an acknowledged receipt to a power cut, so it is set and looked at here.
 */
const SAFE_SETTINGS: Readonly<Record<string, number | string>> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  busy_timeout: BUSY_TIMEOUT,
};

/**
 * What a new file's pages measure. A response to some sixty questions with its paradata fits into a quarter of such a page; in pages
 * of 4,096 bytes each has half-empty overflow of its own, which makes the file more than twice as large and reading it three times as
 * slow (scripts/bench/README.md). Files that are there already keep their pages.
 */
const PAGE_SIZE = 8192;

/**
 * Memory and log on which speed depends and nothing else: 64 MB of pages in memory (negative: in KiB), and a
 * write-ahead log that is copied into the file every 32 MB, not every 1,000 pages, since each copying
 * flushes twice and a rush of casts touches the same pages again and again.
 */
const CACHE = 'cache_size = -65536';
const LOG_BYTES = 8000 * 4096;

/**
 * Whoever reads everything once from one end to the other finds nothing again in a large cache, but pays for its memory: most of the
 * reading of a file's first 64 MB was memory touched for the first time (scripts/bench/README.md).
 */
const CACHE_OF_ONE_READING = 'cache_size = -2048';

/** Opens (and if need be creates, readable by its owner alone) the database file at `path`. */
export async function openSqlite(path: string): Promise<Storage> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(path);
  const writing = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT });
  if (isNew) chmodSync(path, 0o600);
  if (isNew) writing.pragma(`page_size = ${PAGE_SIZE}`);
  makeSafe(writing);
  const writingDatabase = overConnection(writing);
  const reading = openForReading(path);
  const snapshot = sharedSnapshot(reading);
  const reader = overConnection(reading, snapshot.begin);
  const writer = new BatchingWriter(writingDatabase, transactionControl(writing, snapshot.end));
  const scrub = async () => {
    snapshot.end();
    truncateLog(writing);
  };
  return {
    dialect: 'sqlite',
    reader,
    writer,
    migrate: () => writer.run((database) => migrateToNewest(database, 'sqlite')),
    schema: () => compareSchema(reader, 'sqlite'),
    copyTo: (file) => {
      snapshot.end();
      return copySqlite(reading, file);
    },
    scrub,
    // Rows lie in key order already.
    scrubResponses: scrub,
    examine: async () => unsafeSettings(writing),
    close: async () => {
      snapshot.end();
      await reader.destroy();
      await writingDatabase.destroy();
      // Kysely leaves a connection open that it never used.
      reading.close();
      writing.close();
    },
  };
}

/** Opens the database file at `path` once more, for reading alone: one task, most of which read each row once. */
export function openSqliteReader(path: string): StorageReader {
  const connection = openForReading(path);
  connection.pragma(CACHE_OF_ONE_READING);
  const reader = overConnection(connection);
  return {
    reader,
    close: async () => {
      await reader.destroy();
      connection.close();
    },
  };
}

/**
 * Empties the write-ahead log into the file; throws while another connection still needs a part of it. It never waits for
 * one: this thread serves people, and a reader may be busy with a file for minutes.
 */
function truncateLog(connection: Connection): void {
  connection.pragma('busy_timeout = 0');
  try {
    const busy = connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
    if (busy !== 0) throw new Error('the write-ahead log is in use and was not emptied');
  } finally {
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}

function makeSafe(connection: Connection): void {
  for (const [name, value] of Object.entries(SAFE_SETTINGS)) connection.pragma(`${name} = ${value}`);
  connection.pragma(CACHE);
  const pageSize = Number(connection.pragma('page_size', { simple: true }));
  connection.pragma(`wal_autocheckpoint = ${Math.round(LOG_BYTES / pageSize)}`);
  const faults = unsafeSettings(connection);
  if (faults.length > 0) throw new Error(faults.join('; '));
}

function unsafeSettings(connection: Connection): string[] {
  const faults = Object.entries(SAFE_SETTINGS)
    .map(([name, value]) => ({ name, value, found: connection.pragma(name, { simple: true }) }))
    .filter(({ value, found }) => found !== value)
    .map(({ name, value, found }) => `SQLite's ${name} is ${String(found)} and should be ${value}`);
  const integrity = connection.pragma('quick_check', { simple: true });
  return integrity === 'ok' ? faults : [...faults, `SQLite's quick check found: ${String(integrity)}`];
}

function openForReading(path: string): Connection {
  const connection = new SqliteDatabase(path, { readonly: true, timeout: BUSY_TIMEOUT });
  connection.pragma('query_only = 1');
  connection.pragma(CACHE);
  connection.pragma('trusted_schema = 0');
  return connection;
}

/** A Kysely over the connection that prepares each distinct statement once; `beforeQuery` is called before each is run. */
function overConnection(connection: Connection, beforeQuery = () => {}): Kysely<Tables> {
  const known = new Map<string, { statement: ReturnType<Connection['prepare']>; hasRows: boolean }>();
  const prepare = (sql: string) => {
    beforeQuery();
    const found = known.get(sql);
    if (found !== undefined) return found;
    const statement = connection.prepare(sql);
    const made = { statement, hasRows: statement.reader };
    if (known.size < 1000) known.set(sql, made);
    return made;
  };
  const dialect = new SqliteDialect({
    database: {
      prepare: ((sql: string) => prepare(sql).statement) as never,
      close: () => void connection.close(),
    },
  });
  return new DirectDatabase({ dialect }, (sql, parameters) => {
    const { statement, hasRows } = prepare(sql);
    if (hasRows) return { rows: statement.all(parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  });
}

function transactionControl(connection: Connection, beforeCommit: () => void): TransactionControl {
  const prepared = new Map<string, ReturnType<Connection['prepare']>>();
  return {
    execute: (statement) => {
      if (statement === 'commit') beforeCommit();
      const known = prepared.get(statement) ?? connection.prepare(statement);
      prepared.set(statement, known);
      known.run();
    },
  };
}
