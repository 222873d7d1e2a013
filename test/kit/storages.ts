/** Runs the same tests over both databases: SQLite always, PostgreSQL where `TEST_POSTGRES_URL` names a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Migrator } from 'kysely';
import pg from 'pg';
import { systemRandomness } from '../../src/shared/random.js';
import { migrationsFor } from '../../src/storage/migrations/index.js';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import type { Database } from '../../src/storage/tables.js';
import { mustBeThere } from './must-be-there.js';

const POSTGRES = process.env['TEST_POSTGRES_URL'];

/** A migrated, empty database of its own, and how to be rid of it. `url` opens it again from elsewhere. */
export interface TestStorage {
  readonly storage: Storage;
  readonly url: string;
  remove(): Promise<void>;
}

/** The schema's state before a migration, for tests of what it does to data; the newest when none is named. */
type UpTo = string | undefined;

async function migrate(storage: Storage, upTo: UpTo): Promise<void> {
  if (upTo === undefined) return void (await storage.migrate());
  const run = async (db: Database) => {
    const provider = { getMigrations: async () => migrationsFor(storage.dialect) };
    const { error } = await new Migrator({ db, provider }).migrateTo(upTo);
    if (error !== undefined) throw error;
  };
  await (storage.dialect === 'sqlite' ? storage.writer.run(run) : run(storage.reader));
}

export async function sqliteForTest(upTo?: UpTo): Promise<TestStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'canvass-'));
  const url = `sqlite:${join(folder, 'test.sqlite')}`;
  const storage = await openStorage(url);
  await migrate(storage, upTo);
  return {
    storage,
    url,
    remove: async () => {
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function postgresForTest(server: string, upTo?: UpTo): Promise<TestStorage> {
  const name = `canvass_${systemRandomness.bytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const storage = await openStorage(url.href);
  await migrate(storage, upTo);
  return {
    storage,
    url: url.href,
    remove: async () => {
      await storage.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Declares the tests once for each database; `TEST_POSTGRES_URL` decides about the second. */
export function onEveryDatabase(tests: (open: (upTo?: string) => Promise<TestStorage>) => void): void {
  describe('on SQLite', () => tests(sqliteForTest));
  onPostgres(tests);
}

/** Declares tests of what cannot happen over SQLite's one writer. */
export function onPostgres(tests: (open: (upTo?: string) => Promise<TestStorage>) => void): void {
  if (POSTGRES !== undefined) {
    describe('on PostgreSQL', () => tests((upTo) => postgresForTest(POSTGRES, upTo)));
  } else {
    mustBeThere('on PostgreSQL', 'because TEST_POSTGRES_URL names no server');
  }
}
