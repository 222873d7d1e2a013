/** A database of a script's own: a new SQLite file, or a new database on a PostgreSQL server, and its removal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemRandomness } from '../../src/shared/random.js';

export interface OwnDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly url: string;
  /** A folder for whatever else a server keeps. */
  readonly folder: string;
  /** An empty one of the same kind. */
  another(): Promise<OwnDatabase>;
  remove(): Promise<void>;
}

/** A new SQLite file in a new folder. */
export function ownSqlite(): OwnDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'canvass-'));
  return {
    name: 'SQLite',
    url: `sqlite:${join(folder, 'canvass.sqlite')}`,
    folder,
    another: async () => ownSqlite(),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

/** A new, empty database on the server that `server` (a `postgres://` address) names. */
export async function ownPostgres(server: string): Promise<OwnDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'canvass-'));
  const name = `canvass_${systemRandomness.bytes(6).toString('hex')}`;
  await tell(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name: 'PostgreSQL',
    url: url.href,
    folder,
    another: () => ownPostgres(server),
    remove: async () => {
      await tell(server, `drop database ${name} with (force)`);
      rmSync(folder, { recursive: true });
    },
  };
}

/** SQLite always; PostgreSQL where `TEST_POSTGRES_URL` names a server, and otherwise a visible line. */
export async function onEachDatabase(work: (database: OwnDatabase) => Promise<void>): Promise<void> {
  const server = process.env['TEST_POSTGRES_URL'];
  const databases = [ownSqlite(), ...(server === undefined ? [] : [await ownPostgres(server)])];
  if (server === undefined) console.log('PostgreSQL: skipped, because TEST_POSTGRES_URL names no server');
  for (const database of databases) {
    try {
      await work(database);
    } finally {
      await database.remove();
    }
  }
}

async function tell(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
