/** What the tables of analyses refuse by themselves, whatever program writes to them. */
import {
  editionsAbout,
  editionsOf,
  findReport,
  holdReportsOf,
  insertEdition,
  reportOfPlan,
  reportsOf,
  withdrawEditions,
} from '../../src/storage/report-store.js';
import type { Database } from '../../src/storage/tables.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';

const definition = {
  ...{ id: 'one', survey_id: 'survey', ballot_id: null, kind: 'filter' as const, name: 'wales' },
  ...{ content: '{}', created_at: 0 },
};
const plan = { id: 'plan', lab_id: 'lab', slug: 'plan', created_at: 0 };
const report = { id: 'report', lab_id: 'lab', plan_id: 'plan', slug: 'plan', created_at: 0 };
const hash = 'a'.repeat(64);
const edition = {
  ...{ report_id: 'report', number: 1, content: '{}', digest: hash, author: 'a', published_at: 5 },
  ...{ withdrawn_at: null, withdrawn_by: null },
};
const source = { report_id: 'report', number: 1, survey_id: 'survey', ballot_id: null, fingerprint: hash };
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
  await database
    .insertInto('report_plans')
    .values({ ...plan, id: 'second', slug: 'second' })
    .execute();
  await database.insertInto('reports').values(report).execute();
  await database.insertInto('report_editions').values(edition).execute();
  await database.insertInto('report_sources').values(source).execute();
  await database
    .insertInto('labs')
    .values({ id: 'other', slug: 'other', title: 'Lab', summary: '', synthetic: 0, created_at: 0 })
    .execute();
  await database
    .insertInto('report_plans')
    .values({ ...plan, id: 'foreign', lab_id: 'other' })
    .execute();
  const foreign = { ...report, id: 'foreign', lab_id: 'other', plan_id: 'foreign' };
  await database.insertInto('reports').values(foreign).execute();
  await database
    .insertInto('report_editions')
    .values({ ...edition, report_id: 'foreign' })
    .execute();
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
    [
      'a second report of one plan',
      (all) => all.insertInto('reports').values({ ...report, id: 'b', slug: 'b' }),
    ],
    [
      'a report of another lab’s plan',
      (all) =>
        all
          .insertInto('reports')
          .values({ ...report, id: 'b', slug: 'b', lab_id: 'other', plan_id: 'second' }),
    ],
    ['a report at another address', (all) => all.updateTable('reports').set({ slug: 'moved' })],
    ['an edition left out', (all) => all.insertInto('report_editions').values({ ...edition, number: 3 })],
    [
      'an edition that begins withdrawn',
      (all) =>
        all
          .insertInto('report_editions')
          .values({ ...edition, number: 2, withdrawn_at: 6, withdrawn_by: 'a' }),
    ],
    ['an edition changed', (all) => all.updateTable('report_editions').set({ content: '{"a":1}' })],
    ['an edition withdrawn by nobody', (all) => all.updateTable('report_editions').set({ withdrawn_at: 6 })],
    [
      'an edition withdrawn before it was out',
      (all) => all.updateTable('report_editions').set({ withdrawn_at: 4, withdrawn_by: 'a' }),
    ],
    ['an edition lost', (all) => all.deleteFrom('report_sources')],
    ['a whole edition lost', (all) => all.deleteFrom('report_editions').where('report_id', '=', 'foreign')],
    [
      'a report about another lab’s survey',
      (all) => all.insertInto('report_sources').values({ ...source, report_id: 'foreign' }),
    ],
    ['another subject', (all) => all.updateTable('report_sources').set({ fingerprint: 'b'.repeat(64) })],
    [
      'a subject that is none',
      (all) => all.insertInto('report_sources').values({ ...source, survey_id: null }),
    ],
    ['two plans at one address', (all) => all.insertInto('report_plans').values({ ...plan, id: 'other' })],
  ])('refuses %s', async (_name, write) => {
    expect(await refusal(opened.storage.writer.run((database) => write(database).execute()))).not.toBeNull();
  });

  test('a report is found by its address and by its plan, and held while the next edition is stored', async () => {
    const { reader, writer } = opened.storage;
    expect(await findReport(reader, 'lab', 'plan')).toEqual(report);
    expect(await findReport(reader, 'other', 'nothing')).toBeUndefined();
    expect(await reportOfPlan(reader, 'plan')).toEqual(report);
    expect(await reportOfPlan(reader, 'second')).toBeUndefined();
    await writer.run(async (database) => {
      await holdReportsOf(database, 'other');
      const next = { ...edition, report_id: 'foreign', number: 2 };
      await insertEdition(database, next, []);
    });
    expect((await editionsOf(reader, 'foreign')).map(({ number }) => number)).toEqual([2, 1]);
    expect((await reportsOf(reader, 'lab')).map(({ slug }) => slug)).toEqual(['plan']);
  });

  test('an edition is withdrawn once, and keeps what it said', async () => {
    const { reader, writer } = opened.storage;
    const by = { withdrawn_at: 9, withdrawn_by: 'b' };
    expect(await writer.run((database) => withdrawEditions(database, 'report', by))).toBe(1);
    expect(await writer.run((database) => withdrawEditions(database, 'report', by))).toBe(0);
    const about = await editionsAbout(reader, { survey_id: 'survey', ballot_id: null });
    expect(about).toEqual([{ ...edition, ...by, slug: 'plan', fingerprint: hash }]);
    const again = writer.run((database) =>
      database.updateTable('report_editions').set({ withdrawn_at: null, withdrawn_by: null }).execute(),
    );
    expect(await refusal(again)).not.toBeNull();
  });
});
