/** The package of everything: what its description promises is what lies in it, and nothing of it leads to a person. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import { AWKWARD_ANSWERS, EVERY_KIND, exportedFile, surveyToExport } from '../../../kit/answers-to-export.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { question } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

let house: TestHouse;
let survey: SurveyRow;
let files: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  const questionnaire = {
    ...EVERY_KIND,
    parts: [
      ...EVERY_KIND.parts,
      question({ type: 'single-choice', name: 'drawn', list: 'helps', parameters: { randomize: 'true' } }),
    ],
  };
  survey = await surveyToExport(house.services, AWKWARD_ANSWERS, questionnaire);
  files = unzipSync(await exportedFile(house.services, survey, { format: 'package' }));
});
afterAll(() => house.remove());

const text = (name: string) => strFromU8(files[name]!);
const json = (name: string) => JSON.parse(text(name));
const table = (name: string): Record<string, string>[] =>
  parse(text(name), { columns: true, record_delimiter: '\n' });

test('the manifest has every file with its size, its digest and, of tables of responses, rows and columns', () => {
  const { files: listed, ...about } = json('manifest.json');
  expect(about).toEqual({
    format: 'canvass-survey-package/1',
    survey: survey.slug,
    moment: '2027-01-03T12:00:00.000Z',
    responses: AWKWARD_ANSWERS.length,
  });
  const described = ['README.txt', 'manifest.json', 'datapackage.json'];
  expect(
    Object.keys(files)
      .filter((name) => !described.includes(name))
      .sort(),
  ).toEqual(listed.map(({ path }: { path: string }) => path).sort());
  for (const { path, bytes, sha256 } of listed) {
    const content = files[path]!;
    expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
      path,
      bytes,
      sha256,
    ]);
  }
  const responses = table('responses.csv');
  expect(listed.find(({ path }: { path: string }) => path === 'responses.csv')).toMatchObject({
    rows: responses.length,
    columns: Object.keys(responses[0]!).length,
  });
});

test('datapackage.json describes every file, and the fields of every table as they are', () => {
  const { resources, ...about } = json('datapackage.json');
  expect(about).toMatchObject({ name: survey.slug, created: '2027-01-03T12:00:00.000Z' });
  const paths = resources.map(({ path }: { path: string }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(
    expect.arrayContaining(['responses.sav', 'codebook.xml', 'read.R', 'questionnaire-1.xlsx']),
  );
  for (const { path, schema, hash, bytes } of resources) {
    expect([hash, bytes]).toEqual([
      `sha256:${createHash('sha256').update(files[path]!).digest('hex')}`,
      files[path]!.length,
    ]);
    if (schema === undefined) continue;
    const [header] = parse(text(path), { to: 1, record_delimiter: '\n' }) as string[][];
    expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(header);
  }
  const responses = resources.find(({ path }: { path: string }) => path === 'responses.csv');
  const field = (wanted: string) =>
    responses.schema.fields.find(({ name }: { name: string }) => name === wanted);
  expect(field('role')).toMatchObject({ type: 'integer', title: 'Who are you?', 'canvass:saysNothing': [4] });
  expect(field('role').categories).toContainEqual({ value: 4, label: 'Prefer not to say' });
  expect(field('stars')).toMatchObject({ categoriesOrdered: true });
  for (const row of table('responses.csv'))
    for (const { name, type } of responses.schema.fields) {
      const cell = row[name]!;
      const isMissing = responses.schema.missingValues.includes(cell);
      const fits = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/, string: /^/ }[
        type as string
      ];
      expect([name, cell, isMissing || fits!.test(cell)]).toEqual([name, cell, true]);
    }
});

test('times, orders and designs join the answers by number and version', () => {
  const responses = table('responses.csv');
  const times = table('paradata.csv');
  const timed = responses.find((row) => row['.seconds'] === '127')!;
  expect(times).toEqual([
    { response: timed['.response'], page: 'role', seconds: '7' },
    { response: timed['.response'], page: 'comment', seconds: '120' },
  ]);
  const orders = table('orders.csv');
  const [one] = responses.filter((row) => row['.outcome'] === 'completed');
  const shown = orders.filter((row) => row['response'] === one!['.response'] && row['path'] === 'drawn');
  expect(shown.map(({ position }) => position)).toEqual(['1', '2', '3']);
  expect(shown.map(({ name }) => name).sort()).toEqual(['app', 'friend', 'group']);
  const designs = table('designs.csv');
  expect(new Set(designs.map((row) => row['design_version']))).toEqual(new Set(['1', '2', '3']));
  const seen = designs.filter(
    (row) => row['design_version'] === one!['.design.tasks'] && row['task'] === '1',
  );
  expect(seen.map(({ attribute, position }) => [attribute, position])).toEqual([
    ['item', '1'],
    ['item', '2'],
    ['item', '3'],
  ]);
});

test('the questionnaire is there as its author wrote it', () => {
  expect(json('questionnaire-1.json').parts ?? json('questionnaire-1.json')).toBeTruthy();
  expect(files['questionnaire-1.xlsx']!.length).toBeGreaterThan(1000);
});

test('no contact, link, key or seed is in any file', async () => {
  const { reader } = house.services.context.storage;
  const keys = await reader.selectFrom('responses').select(['response_key', 'answers']).execute();
  const secrets = keys.flatMap(({ response_key, answers }) => [
    response_key,
    JSON.parse(answers).seed as string,
  ]);
  for (const [name, content] of Object.entries(files)) {
    const written = Buffer.from(content).toString('latin1');
    expect([name, secrets.filter((secret) => written.includes(secret))]).toEqual([name, []]);
  }
});
