import type { BallotState, BallotsTable, Database } from '../../src/storage/tables.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';
import { storeBallot } from '../kit/stored-ballot.js';

const HASH = (digit: string) => digit.repeat(64);

async function openBallot(database: Database): Promise<void> {
  await database
    .insertInto('labs')
    .values({ id: 'lab', slug: 'lab', title: 'Lab', summary: '', synthetic: 0, created_at: 0 })
    .execute();
  await storeBallot(database, ballot('ballot', 'open'));
  await database
    .insertInto('roll_entries')
    .values({
      id: 'entry',
      ballot_id: 'ballot',
      email: 'a@example.org',
      name: 'A',
      attributes: '{}',
      code_hash: HASH('c'),
    } as never)
    .execute();
  await database.insertInto('papers').values(paper('1')).execute();
}

const ballot = (id: string, state: BallotState): BallotsTable => ({
  id,
  slug: id,
  lab_id: 'lab',
  state,
  definition: '{}',
  fingerprint: HASH('f'),
  opens_at: 1,
  closes_at: 2,
  seed_phrase: 'seed',
  revision: 1,
  created_at: 0,
});

const paper = (digit: string) => ({
  paper_key: HASH(digit),
  ballot_id: 'ballot',
  nonce: '0'.repeat(32),
  content: '{}',
});

/** Every state but the first. */
const BORN_LATER = ['scheduled', 'open', 'closed', 'counted', 'published', 'cancelled'] as const;

/** Changes that must never be stored, whatever program sends them. */
const COUNT = { ballot_id: 'ballot', extent: 'whole', certificate: '{}', result: '{}' } as const;

const REFUSED: Record<string, (database: Database) => Promise<unknown>> = {
  'two papers with one key': (database) => database.insertInto('papers').values(paper('1')).execute(),
  'a paper for no ballot': (database) =>
    database
      .insertInto('papers')
      .values({ ...paper('2'), ballot_id: 'none' })
      .execute(),
  'a second entry of one member': (database) =>
    database
      .insertInto('roll_entries')
      .values({
        id: 'other',
        ballot_id: 'ballot',
        email: 'a@example.org',
        name: 'A',
        attributes: '{}',
        code_hash: HASH('d'),
      } as never)
      .execute(),
  ...Object.fromEntries(
    BORN_LATER.map((state) => [
      `a ballot that begins as ${state}`,
      (database: Database) => database.insertInto('ballots').values(ballot('other', state)).execute(),
    ]),
  ),
  'a draft that begins with a fingerprint': (database) =>
    database.insertInto('ballots').values(ballot('other', 'draft')).execute(),
  'an open ballot back to draft': (database) =>
    database.updateTable('ballots').set({ state: 'draft' }).execute(),
  'an open ballot straight to published': (database) =>
    database.updateTable('ballots').set({ state: 'published' }).execute(),
  'a new definition for an open ballot': (database) =>
    database.updateTable('ballots').set({ definition: '{"a":1}' }).execute(),
  'a role that does not exist': (database) =>
    database
      .insertInto('lab_roles')
      .values({ lab_id: 'lab', account_id: 'x', role: 'owner' as never })
      .execute(),
  'a mark taken back': async (database) => {
    await database.updateTable('roll_entries').set({ voted: 1 }).execute();
    await database.updateTable('roll_entries').set({ voted: 0 }).execute();
  },
  'a marked entry taken off the roll': async (database) => {
    await database.updateTable('roll_entries').set({ voted: 1 }).execute();
    await database.deleteFrom('roll_entries').execute();
  },
  'a count rewritten': async (database) => {
    await database.insertInto('counts').values(COUNT).execute();
    await database.updateTable('counts').set({ certificate: '{"a":1}' }).execute();
  },
  'a result rewritten': async (database) => {
    await database.insertInto('counts').values(COUNT).execute();
    await database.updateTable('counts').set({ result: '{"a":1}' }).execute();
  },
  'a result published that was not counted': (database) =>
    database.insertInto('publications').values({ ballot_id: 'ballot', extent: 'used' }).execute(),
  'a counted ballot published without a word on how much of its papers': async (database) => {
    for (const state of ['closed', 'counted', 'published'] as const)
      await database.updateTable('ballots').set({ state }).execute();
  },
  'what was published exchanged': async (database) => {
    await database
      .insertInto('counts')
      .values([COUNT, { ...COUNT, extent: 'used' }])
      .execute();
    await database.insertInto('publications').values({ ballot_id: 'ballot', extent: 'whole' }).execute();
    await database.updateTable('publications').set({ extent: 'used' }).execute();
  },
  'a count taken away': async (database) => {
    await database.insertInto('counts').values(COUNT).execute();
    await database.deleteFrom('counts').execute();
  },
  'a second count': async (database) => {
    await database.insertInto('counts').values(COUNT).execute();
    await database.insertInto('counts').values(COUNT).execute();
  },
  'a paper after closing': async (database) => {
    await database.updateTable('ballots').set({ state: 'closed' }).execute();
    await database.insertInto('papers').values(paper('3')).execute();
  },
  'a paper changed after closing': async (database) => {
    await database.updateTable('ballots').set({ state: 'closed' }).execute();
    await database.updateTable('papers').set({ content: '{"x":1}' }).execute();
  },
};

onEveryDatabase((open) => {
  let opened: TestStorage;
  beforeAll(async () => {
    opened = await open();
    await opened.storage.writer.run(openBallot);
  });
  afterAll(() => opened.remove());

  test.each(Object.keys(REFUSED))('the database refuses %s, and nothing of it stays', async (name) => {
    const { reader, writer } = opened.storage;
    const before = await contents(reader);
    expect(await refusal(writer.run(REFUSED[name]!))).not.toBeNull();
    expect(await contents(reader)).toEqual(before);
  });

  test('a refused job fails alone among those that share its commit', async () => {
    const { reader, writer } = opened.storage;
    const outcomes = await Promise.allSettled([
      writer.run((database) => database.insertInto('papers').values(paper('4')).execute()),
      writer.run(REFUSED['two papers with one key']!),
      writer.run((database) => database.insertInto('papers').values(paper('5')).execute()),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const keys = await reader.selectFrom('papers').select('paper_key').orderBy('paper_key').execute();
    expect(keys.map((row) => row.paper_key)).toEqual([HASH('1'), HASH('4'), HASH('5')]);
  });

  test('the audit log can neither be changed nor cut', async () => {
    const { writer } = opened.storage;
    const row = {
      sequence: 1,
      at: 0,
      actor: 'system',
      action: 'test',
      subject: 'x',
      lab_id: null,
      details: '{}',
      previous_hash: HASH('0'),
      hash: HASH('1'),
    };
    await writer.run((database) => database.insertInto('audit_log').values(row).execute());
    const change = writer.run((database) => database.updateTable('audit_log').set({ actor: 'x' }).execute());
    expect(await refusal(change)).toContain('append-only');
    const cut = writer.run((database) => database.deleteFrom('audit_log').execute());
    expect(await refusal(cut)).toContain('append-only');
  });
});

async function contents(database: Database): Promise<unknown> {
  return [
    await database.selectFrom('ballots').selectAll().execute(),
    await database.selectFrom('roll_entries').selectAll().orderBy('id').execute(),
    await database.selectFrom('papers').selectAll().orderBy('paper_key').execute(),
    await database.selectFrom('lab_roles').selectAll().execute(),
  ];
}
