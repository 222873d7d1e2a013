/** What the tables of analyses refuse by themselves, whatever program writes to them. */
import type { Database } from '../../src/storage/tables.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';

const definition = {
  ...{ id: 'one', survey_id: 'survey', ballot_id: null, kind: 'filter' as const, name: 'wales' },
  ...{ content: '{}', created_at: 0 },
};
const plan = { id: 'plan', lab_id: 'lab', slug: 'plan', created_at: 0 };
const version = { plan_id: 'plan', number: 1, content: '{}', author: 'a', created_at: 0 };

async function fill(database: Database): Promise<void> {
  await database
    .insertInto('labs')
    .values({ id: 'lab', slug: 'lab', title: 'Lab', summary: '', synthetic: 0, created_at: 0 })
    .execute();
  await database
    .insertInto('surveys')
    .values({
      ...{ id: 'survey', slug: 'survey', lab_id: 'lab', state: 'draft', settings: '{}', revision: 1 },
      ...{ opens_at: null, closes_at: null, retention_days: 30, erased_at: null, created_at: 0 },
    })
    .execute();
  await database.insertInto('analysis_definitions').values(definition).execute();
  await database.insertInto('report_plans').values(plan).execute();
  await database.insertInto('report_plan_versions').values(version).execute();
}

onEveryDatabase((open) => {
  let opened: TestStorage;
  beforeAll(async () => {
    opened = await open();
    await opened.storage.writer.run(fill);
  });
  afterAll(() => opened.remove());

  const definitions = (database: Database) => database.insertInto('analysis_definitions');
  test.each<[string, (database: Database) => { execute(): Promise<unknown> }]>([
    [
      'a definition of nothing',
      (all) => definitions(all).values({ ...definition, id: 'two', survey_id: null }),
    ],
    ['a second of one name', (all) => definitions(all).values({ ...definition, id: 'two' })],
    [
      'a definition of another kind',
      (all) => definitions(all).values({ ...definition, id: 'two', kind: 'mood' as never }),
    ],
    ['a new name', (all) => all.updateTable('analysis_definitions').set({ name: 'england' })],
    ['a new kind', (all) => all.updateTable('analysis_definitions').set({ kind: 'weight' })],
    ['a version changed', (all) => all.updateTable('report_plan_versions').set({ content: '{"a":1}' })],
    [
      'a version before the first',
      (all) => all.insertInto('report_plan_versions').values({ ...version, number: 0 }),
    ],
    ['two plans at one address', (all) => all.insertInto('report_plans').values({ ...plan, id: 'other' })],
  ])('refuses %s', async (_name, write) => {
    expect(await refusal(opened.storage.writer.run((database) => write(database).execute()))).not.toBeNull();
  });
});
