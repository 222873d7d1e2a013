import type { Database } from '../../src/storage/tables.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';

const HASH = (digit: string) => digit.repeat(64);
const ofSurvey = { survey_id: 'survey' } as const;

async function openSurvey(database: Database): Promise<void> {
  await database
    .insertInto('labs')
    .values({ id: 'lab', slug: 'lab', title: 'Lab', summary: '', synthetic: 0, created_at: 0 })
    .execute();
  await database
    .insertInto('surveys')
    .values({
      ...{ id: 'survey', slug: 'survey', lab_id: 'lab', state: 'draft', settings: '{}' },
      ...{ opens_at: null, closes_at: null, retention_days: 30, erased_at: null, revision: 1, created_at: 0 },
    })
    .execute();
  await database
    .insertInto('survey_versions')
    .values({
      ...ofSurvey,
      number: 1,
      definition: '{}',
      designs: '{}',
      fingerprint: HASH('f'),
      published_at: 0,
    })
    .execute();
  await database
    .insertInto('survey_consents')
    .values({ ...ofSurvey, number: 1, wording: '{}', created_at: 0 })
    .execute();
  await database.updateTable('surveys').set({ state: 'open', opens_at: 1 }).execute();
  await database
    .insertInto('survey_quotas')
    .values({ ...ofSurvey, name: 'cell', most: 1, hard: 1, completed: 1 })
    .execute();
  await database
    .insertInto('survey_links')
    .values({ ...ofSurvey, code_hash: HASH('c'), kind: 'personal', state: 'unused', outcome: null })
    .execute();
  await database
    .insertInto('survey_pictures')
    .values({ ...ofSurvey, name: 'map.png', media_type: 'image/png', content: 'AA==' })
    .execute();
  await database.insertInto('responses').values(response('1')).execute();
  await database.insertInto('responses').values(response('2')).execute();
  await database
    .updateTable('responses')
    .set({ state: 'completed', touched_at: null, page: null })
    .where('response_key', '=', HASH('2'))
    .execute();
}

const mailing = (id: string, about: 'ballot_id' | 'survey_id', other: string | null = null) => ({
  ...{ id, ballot_id: null, survey_id: null, [about]: 'survey' },
  ...(other === null ? {} : { ballot_id: other }),
  ...{ kind: 'invitation' as const, idempotency_key: id, message: '{}', created_at: 0 },
});

const message = {
  ...{ mailing_id: 'mailing', recipient_id: 'contact', entry_id: null, contact_id: 'contact' },
  ...{ state: 'waiting' as const, attempts: 0, next_attempt_at: 0, claimed_until: null },
  ...{ link_issue: null, error: null },
};

/** A mailing about the survey, and a contact whom it can be for. */
async function withMail(database: Database): Promise<void> {
  const person = { name: '', attributes: '{}', issue: 1, code_hash: HASH('c') };
  await database
    .insertInto('survey_contacts')
    .values({ ...ofSurvey, ...person, id: 'contact', email: 'a@example.org' })
    .execute();
  await database.insertInto('mailings').values(mailing('mailing', 'survey_id')).execute();
}

const response = (digit: string) => ({
  ...ofSurvey,
  ...{ response_key: HASH(digit), version: 1, state: 'started' as const, way: 'open' as const },
  ...{ language: 'en', consent: 1, answers: '{"a":1}', paradata: '{}', page: 'a', saves: 0, touched_at: 5 },
});

const ended = (database: Database) => database.updateTable('responses').where('response_key', '=', HASH('2'));

/** Changes that must never be stored, whatever program sends them. */
const REFUSED: Record<string, (database: Database) => Promise<unknown>> = {
  'two responses with one key': (database) =>
    database.insertInto('responses').values(response('1')).execute(),
  'a response that begins as completed': (database) =>
    database
      .insertInto('responses')
      .values({ ...response('3'), state: 'completed', touched_at: null, page: null })
      .execute(),
  'a response to no version': (database) =>
    database
      .insertInto('responses')
      .values({ ...response('3'), version: 2 })
      .execute(),
  'a response without a wording that was agreed to': (database) =>
    database
      .insertInto('responses')
      .values({ ...response('3'), consent: 2 })
      .execute(),
  'a mailing about nothing': (database) =>
    database
      .insertInto('mailings')
      .values({ ...mailing('one', 'survey_id'), survey_id: null })
      .execute(),
  'a mailing about a survey and a ballot': (database) =>
    database
      .insertInto('mailings')
      .values(mailing('one', 'survey_id', 'survey'))
      .execute(),
  'a mailing about a ballot that is a survey': (database) =>
    database.insertInto('mailings').values(mailing('one', 'ballot_id')).execute(),
  'a message for nobody': async (database) => {
    await withMail(database);
    await database
      .insertInto('outbox')
      .values({ ...message, contact_id: null })
      .execute();
  },
  'a message whose recipient is somebody else': async (database) => {
    await withMail(database);
    await database
      .insertInto('outbox')
      .values({ ...message, recipient_id: 'other' })
      .execute();
  },
  'two messages of one mailing for one contact': async (database) => {
    await withMail(database);
    await database.insertInto('outbox').values([message, message]).execute();
  },
  'a message about another survey than the contact is of': async (database) => {
    await withMail(database);
    await database
      .insertInto('surveys')
      .values({
        ...{ id: 'other', slug: 'other', lab_id: 'lab', state: 'draft', settings: '{}' },
        ...{
          opens_at: null,
          closes_at: null,
          retention_days: 30,
          erased_at: null,
          revision: 1,
          created_at: 0,
        },
      })
      .execute();
    await database
      .insertInto('mailings')
      .values({ ...mailing('theirs', 'survey_id'), survey_id: 'other' })
      .execute();
    await database
      .insertInto('outbox')
      .values({ ...message, mailing_id: 'theirs' })
      .execute();
  },
  'a contact taken away under a message': async (database) => {
    await withMail(database);
    await database.insertInto('outbox').values(message).execute();
    await database.deleteFrom('survey_contacts').execute();
  },
  'a moment beside an ended response': (database) => ended(database).set({ touched_at: 9 }).execute(),
  'an ended response answered anew': (database) => ended(database).set({ answers: '{"a":2}' }).execute(),
  'an ended response begun again': (database) =>
    ended(database).set({ state: 'started', touched_at: 9 }).execute(),
  'a withdrawn response that still says something': (database) =>
    ended(database).set({ state: 'withdrawn' }).execute(),
  'an ended response removed while the survey is open': (database) =>
    database.deleteFrom('responses').where('response_key', '=', HASH('2')).execute(),
  'a response after closing': async (database) => {
    await database.updateTable('surveys').set({ state: 'closed', closes_at: 9 }).execute();
    await database.insertInto('responses').values(response('3')).execute();
  },
  'a page saved after closing': async (database) => {
    await database.updateTable('surveys').set({ state: 'closed', closes_at: 9 }).execute();
    await database.updateTable('responses').set({ saves: 3 }).where('response_key', '=', HASH('1')).execute();
  },
  'a hard quota overshot': (database) =>
    database.updateTable('survey_quotas').set({ completed: 2 }).execute(),
  'a limit below what a hard quota holds': (database) =>
    database.updateTable('survey_quotas').set({ most: 0 }).execute(),
  'a link used without having been begun': (database) =>
    database.updateTable('survey_links').set({ state: 'used' }).execute(),
  'a link used and used again': async (database) => {
    await database.updateTable('survey_links').set({ state: 'started' }).execute();
    await database.updateTable('survey_links').set({ state: 'used' }).execute();
    await database.updateTable('survey_links').set({ state: 'started' }).execute();
  },
  'an outcome beside a personal link': async (database) => {
    await database.updateTable('survey_links').set({ state: 'started' }).execute();
    await database.updateTable('survey_links').set({ state: 'used', outcome: 'completed' }).execute();
  },
  'a published version changed': (database) =>
    database.updateTable('survey_versions').set({ definition: '{"a":1}' }).execute(),
  'a published version removed': (database) => database.deleteFrom('survey_versions').execute(),
  'a wording changed after somebody agreed to it': (database) =>
    database.updateTable('survey_consents').set({ wording: '{"en":"x"}' }).execute(),
  'a picture changed under those who see it': (database) =>
    database.updateTable('survey_pictures').set({ content: 'BB==' }).execute(),
  'two pictures of one name': (database) =>
    database
      .insertInto('survey_pictures')
      .values({ ...ofSurvey, name: 'map.png', media_type: 'image/png', content: 'BB==' })
      .execute(),
  'an open survey back to draft': (database) =>
    database.updateTable('surveys').set({ state: 'draft' }).execute(),
  'an open survey marked as erased': (database) =>
    database.updateTable('surveys').set({ erased_at: 9 }).execute(),
  'a survey opened without a version': async (database) => {
    await database
      .insertInto('surveys')
      .values({
        ...{ id: 'other', slug: 'other', lab_id: 'lab', state: 'draft', settings: '{}' },
        ...{ opens_at: null, closes_at: null, retention_days: 30, erased_at: null, revision: 1 },
        created_at: 0,
      })
      .execute();
    await database.updateTable('surveys').set({ state: 'open' }).where('id', '=', 'other').execute();
  },
};

onEveryDatabase((open) => {
  let opened: TestStorage;
  beforeAll(async () => {
    opened = await open();
    await opened.storage.writer.run(openSurvey);
  });
  afterAll(() => opened.remove());

  const contents = async () => {
    const { reader } = opened.storage;
    return [
      await reader.selectFrom('surveys').selectAll().orderBy('id').execute(),
      await reader.selectFrom('responses').selectAll().orderBy('response_key').execute(),
      await reader.selectFrom('survey_links').selectAll().execute(),
      await reader.selectFrom('survey_quotas').selectAll().execute(),
      await reader.selectFrom('survey_versions').selectAll().execute(),
      await reader.selectFrom('survey_consents').selectAll().execute(),
      await reader.selectFrom('survey_pictures').selectAll().execute(),
    ];
  };

  test.each(Object.keys(REFUSED))('the database refuses %s, and nothing of it stays', async (name) => {
    const before = await contents();
    expect(await refusal(opened.storage.writer.run(REFUSED[name]!))).not.toBeNull();
    expect(await contents()).toEqual(before);
  });

  test('a message for a contact of its mailing’s survey is stored', async () => {
    const stored = await opened.storage.writer
      .run(async (database) => {
        await withMail(database);
        await database.insertInto('outbox').values(message).execute();
        throw new Error('as it should be');
      })
      .catch((error: Error) => error.message);
    expect(stored).toBe('as it should be');
  });

  test('S6, no link in the schema: a response has no link, contact or address, and a link no response and no time', async () => {
    const tables = await opened.storage.reader.introspection.getTables();
    const columnsOf = (name: string) =>
      tables
        .find((table) => table.name === name)
        ?.columns.map((column) => column.name)
        .sort();
    expect(columnsOf('responses')).toEqual(
      [
        ...['answers', 'consent', 'language', 'page', 'paradata', 'response_key', 'saves', 'state'],
        ...['survey_id', 'touched_at', 'version', 'way'],
      ].sort(),
    );
    expect(columnsOf('survey_links')).toEqual(['code_hash', 'kind', 'outcome', 'state', 'survey_id']);
  });
});
