import { statSync } from 'node:fs';
import { CompiledQuery } from 'kysely';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, sqliteForTest, type TestStorage } from '../kit/storages.js';

/** Promise 3: what SQLite must say of the connection that writes (`synchronous` 2 is FULL). */
const SAFE: Record<string, unknown> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
};

describe('promise 3, safe settings at every open, on SQLite', () => {
  let opened: TestStorage;
  beforeEach(async () => {
    opened = await sqliteForTest();
  });
  afterEach(() => opened.remove());

  test.each(Object.keys(SAFE))('the writing connection has the right %s', async (name) => {
    const { rows } = await opened.storage.writer.run((database) =>
      database.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`pragma ${name}`)),
    );
    expect(Object.values(rows[0]!)).toEqual([SAFE[name]]);
  });

  test('the file belongs to its owner alone', () => {
    const file = opened.url.slice('sqlite:'.length);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a setting that was changed while running is found', async () => {
    await opened.storage.writer.run((database) =>
      database.executeQuery(CompiledQuery.raw('pragma secure_delete = 0')),
    );
    expect(await opened.storage.examine()).toEqual(["SQLite's secure_delete is 0 and should be 1"]);
  });

  test('the reading connection cannot write', async () => {
    const row = { id: 'x', slug: 'x', title: 'x', summary: '', synthetic: 0, created_at: 0 };
    expect(await refusal(opened.storage.reader.insertInto('labs').values(row).execute())).toContain(
      'readonly',
    );
  });

  test('deleted content is gone from the file once scrubbed', async () => {
    const { storage, url } = opened;
    const secret = 'a sentence nobody may find again';
    await storage.writer.run((database) =>
      database
        .insertInto('labs')
        .values({ id: 'x', slug: 'x', title: secret, summary: '', synthetic: 0, created_at: 0 })
        .execute(),
    );
    await storage.writer.run((database) => database.deleteFrom('labs').execute());
    await storage.scrub();
    const { readFileSync } = await import('node:fs');
    const file = url.slice('sqlite:'.length);
    expect(readFileSync(file).includes(secret)).toBe(false);
    expect(statSync(`${file}-wal`).size).toBe(0);
  });
});

onEveryDatabase((open) => {
  test('promise 3, safe settings: nothing unsafe is found in a fresh database, which needs no further migration', async () => {
    const opened = await open();
    expect(await opened.storage.examine()).toEqual([]);
    expect(await opened.storage.migrate()).toEqual([]);
    await opened.remove();
  });
});
