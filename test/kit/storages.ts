/** Runs the same tests over both databases: SQLite always, PostgreSQL where `TEST_POSTGRES_URL` names a server. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
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

async function migrate(storage: Storage, upTo: string): Promise<void> {
  const run = async (db: Database) => {
    const provider = { getMigrations: async () => migrationsFor(storage.dialect) };
    const { error } = await new Migrator({ db, provider }).migrateTo(upTo);
    if (error !== undefined) throw error;
  };
  await (storage.dialect === 'sqlite' ? storage.writer.run(run) : run(storage.reader));
}

export async function sqliteForTest(upTo?: UpTo): Promise<TestStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'canvass-'));
  const file = join(folder, 'test.sqlite');
  if (upTo === undefined) copyFileSync(await templates.sqlite(), file);
  const storage = await openStorage(`sqlite:${file}`);
  if (upTo !== undefined) await migrate(storage, upTo);
  return {
    storage,
    url: `sqlite:${file}`,
    remove: async () => {
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function postgresForTest(server: string, upTo?: UpTo): Promise<TestStorage> {
  const name = newName();
  const template = upTo === undefined ? await templates.postgres(server) : undefined;
  await onServer(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const url = addressOf(server, name);
  const storage = await openStorage(url);
  if (upTo !== undefined) await migrate(storage, upTo);
  return {
    storage,
    url,
    remove: async () => {
      await storage.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

/** The newest schema, made once in each process and copied for its tests: migrating takes longer than most of them. */
const templates = {
  sqlite: once(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canvass-template-'));
    process.once('exit', () => rmSync(folder, { recursive: true }));
    const file = join(folder, 'copy.sqlite');
    await migrated(`sqlite:${join(folder, 'template.sqlite')}`, async (storage) => {
      const copied = await storage.copyTo(file);
      if (!copied.ok) throw new Error(copied.problem);
    });
    return file;
  }),
  postgres: once(async (server: string) => {
    const name = newName();
    await onServer(server, `create database ${name}`);
    process.once('beforeExit', () => void onServer(server, `drop database ${name} with (force)`));
    await migrated(addressOf(server, name));
    return name;
  }),
};

function once<Given extends readonly unknown[], Made>(make: (...given: Given) => Promise<Made>) {
  let made: Promise<Made> | undefined;
  return (...given: Given): Promise<Made> => {
    made ??= make(...given);
    return made;
  };
}

async function migrated(url: string, then?: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = await openStorage(url);
  await storage.migrate();
  await then?.(storage);
  await storage.close();
}

function newName(): string {
  return `canvass_${systemRandomness.bytes(6).toString('hex')}`;
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
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
