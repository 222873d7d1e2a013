/** `canvass migrate`, `backup` and `doctor` over both databases: copies that can be used, faults that are named. */
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { runCanvass, type Settings } from '../../scripts/kit/canvass-process.js';
import { appendAudit } from '../../src/storage/audit-store.js';
import type { Database } from '../../src/storage/tables.js';
import { temporaryFolders } from '../kit/folder.js';
import { type OpenBallot, openBallot } from '../kit/open-ballot.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const newFolder = temporaryFolders();
const SECRET_KEY = 'a secret key for tests and nothing else';

onEveryDatabase((open) => {
  let store: TestStorage;
  let house: TestHouse;
  let opened: OpenBallot;
  let settings: Settings;
  beforeEach(async () => {
    store = await open();
    house = await openTestHouse(async () => store);
    opened = await openBallot(house.services.context, 3);
    settings = { DATABASE_URL: store.url, DATA_DIR: newFolder(), SECRET_KEY };
  });
  afterEach(() => house.remove());

  const write = (job: (database: Database) => Promise<unknown>) => store.storage.writer.run(job);
  const faults = async (more: Settings = {}) => {
    const { status, out } = await runCanvass(['doctor'], { ...settings, ...more });
    const unsafe = out.filter((line) => line.startsWith('UNSAFE'));
    expect(status).toBe(unsafe.length === 0 ? 0 : 1);
    return unsafe.join('\n');
  };
  const lineOf = (action: string) => ({
    at: 0,
    actor: 'system',
    action,
    subject: opened.ballot.id,
    labId: opened.labId,
    details: {},
  });

  test('doctor finds a sound installation safe, and says what it looked at', async () => {
    const { status, out, errors } = await runCanvass(['doctor'], settings);
    expect({ status, errors, unsafe: await faults() }).toEqual({ status: 0, errors: [], unsafe: '' });
    const report = out.join('\n');
    for (const part of [
      'audit log is whole',
      'schema of this version',
      'board agree',
      'are free',
      'BASE_URL',
    ])
      expect(report).toContain(part);
  });

  test('doctor sees a paper without a mark', async () => {
    const paper = { ballot_id: opened.ballot.id, nonce: '0'.repeat(32), content: '{}' };
    await write((database) =>
      database
        .insertInto('papers')
        .values({ ...paper, paper_key: 'a'.repeat(64) })
        .execute(),
    );
    expect(await faults()).toContain('has 0 marks on its roll, but 1 papers');
  });

  test('doctor sees an audit line that was changed, and a log that was cut off', async () => {
    await write((database) => appendAudit(database, lineOf('ballot-opened')));
    await write((database) => appendAudit(database, lineOf('roll-entry-withdrawn')));
    expect(await faults()).toBe('');
    const on = store.storage.dialect === 'postgres' ? ' on audit_log' : '';
    for (const change of ['update', 'delete'])
      await write((database) =>
        database.executeQuery(CompiledQuery.raw(`drop trigger audit_log_keeps_${change}${on}`)),
      );
    await write((database) => database.deleteFrom('audit_log').where('sequence', '=', 2).execute());
    expect(await faults()).toContain('ends at line 1, but line 2 was written');
    await write((database) => database.updateTable('audit_log').set({ actor: 'nobody' }).execute());
    expect(await faults()).toContain('audit line 1 was changed');
  });

  test('doctor knows a schema that is older or newer than this version', async () => {
    await write((database) =>
      database
        .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
        .insertInto('kysely_migration')
        .values({ name: '9999-later', timestamp: '2027-01-03' })
        .execute(),
    );
    expect(await faults()).toContain('A newer version of Canvass has changed the database (9999-later)');
  });

  test('doctor names settings and files that are not safe', async () => {
    expect(await faults({ BASE_URL: 'http://vote.example.org' })).toContain('unencrypted');
    expect(await faults({ BASE_URL: 'https://vote.example.org' })).toBe('');
    const key = join(settings['DATA_DIR']!, 'secret.key');
    expect(await faults({ SECRET_KEY: '' })).toContain('There is no secret key');
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, SECRET_KEY);
    chmodSync(key, 0o644);
    expect(await faults({ SECRET_KEY: '' })).toContain(`chmod 600 ${key}`);
    chmodSync(settings['DATA_DIR']!, 0o755);
    expect(await faults()).toContain(`chmod 700 ${settings['DATA_DIR']}`);
  });

  test('backup copies while the database is in use, for its owner alone, and never over a file', async () => {
    const file = join(newFolder(), 'copies', 'monday');
    const { status, out, errors } = await runCanvass(['backup', file], settings);
    expect({ status, errors }).toEqual({ status: 0, errors: [] });
    expect(out).toEqual([`Copied the database to ${file} and checked the copy.`]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const start = readFileSync(file).subarray(0, 6).toString('latin1');
    expect(start).toBe(store.storage.dialect === 'postgres' ? 'PGDMP\u0001' : 'SQLite');
    const again = await runCanvass(['backup', file], settings);
    expect(again).toEqual({ status: 1, out: [], errors: [expect.stringContaining('is already there')] });
  });

  test('migrate has nothing to do twice', async () => {
    const ran = await runCanvass(['migrate'], settings);
    expect(ran).toEqual({ status: 0, out: ['The schema is the newest.'], errors: [] });
  });

  test('where pg_dump is missing, backup says what to run', async () => {
    if (store.storage.dialect === 'sqlite') return;
    const file = join(newFolder(), 'monday');
    const { status, errors } = await runCanvass(['backup', file], { ...settings, PATH: '/nowhere' });
    expect(status).toBe(1);
    expect(errors).toEqual([
      `canvass: pg_dump is not installed here; where it is, run: pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
    ]);
    expect(existsSync(file)).toBe(false);
  });
});

test('without a database, doctor and backup say so and make none; migrate makes one', async () => {
  const folder = newFolder();
  const settings = { DATA_DIR: folder, SECRET_KEY };
  const looked = await runCanvass(['doctor'], settings);
  expect(looked.status).toBe(1);
  expect(looked.out.join('\n')).toContain('There is no database');
  const copied = await runCanvass(['backup', join(folder, 'copy')], settings);
  expect(copied).toEqual({ status: 1, out: [], errors: [expect.stringContaining('there is no database')] });
  expect(existsSync(join(folder, 'canvass.sqlite'))).toBe(false);
  const migrated = await runCanvass(['migrate'], settings);
  expect({ status: migrated.status, last: migrated.out.at(-1) }).toEqual({
    status: 0,
    last: 'The schema is the newest.',
  });
  expect((await runCanvass(['doctor'], settings)).status).toBe(0);
});
