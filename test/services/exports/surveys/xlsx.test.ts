import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { readChoice } from '../../../../src/services/exports/surveys/choice.js';
import { parts } from '../../../../src/services/exports/surveys/formats/xlsx.js';
import { packagedFiles } from '../../../../src/services/exports/surveys/package/contents.js';
import { openSource } from '../../../../src/services/exports/surveys/source.js';
import { columnLetters, dayCell, textCell } from '../../../../src/services/exports/surveys/xlsx/cells.js';
import { zipStream } from '../../../../src/services/exports/surveys/zip/zip-stream.js';
import { AWKWARD_ANSWERS, EVERY_KIND, exportedFile, surveyToExport } from '../../../kit/answers-to-export.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { agreed, question } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';
import { readXml } from '../../../kit/xml.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

test('rows that a sheet has no room for go on in the next', async () => {
  const survey = await surveyToExport(house.services);
  const { reader } = house.services.context.storage;
  const choice = readChoice({ format: 'xlsx' })!;
  for (const limits of [
    { rows: 21, characters: 1e9 },
    { rows: 1e6, characters: 40_000 },
  ]) {
    const source = (await openSource(reader, survey, choice, 0))!;
    const sheets = await readSheets(await buffer(zipStream(parts(source, choice, limits), 0)));
    const answers = sheets.filter(({ sheet }) => sheet.startsWith('Answers'));
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.map(({ sheet }) => sheet).slice(0, 2)).toEqual(['Answers', 'Answers 2']);
    for (const { data } of answers) expect(data.length).toBeLessThanOrEqual(limits.rows);
    const numbers = answers.flatMap(({ data }) => data.slice(1).map(([number]) => number));
    expect(numbers).toEqual(AWKWARD_ANSWERS.map((_, index) => index + 1));
    for (const { data } of answers) expect(data[0]?.[0]).toBe('.response');
  }
});

test('every part is well-formed XML', async () => {
  const survey = await surveyToExport(house.services);
  const files = unzipSync(await exportedFile(house.services, survey, { format: 'xlsx', values: 'labels' }));
  for (const content of Object.values(files)) readXml(strFromU8(content));
  expect(Object.keys(files)).toContain('xl/worksheets/sheet3.xml');
});

test('columns are lettered as in spreadsheets', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
});

test('days are Excel’s from March 1900 on, and texts before', () => {
  expect(dayCell('A2', '1900-03-01')).toContain('<v>61</v>');
  expect(dayCell('A2', '2017-01-31')).toContain('<v>42766</v>');
  expect(dayCell('A2', '1900-02-28')).toContain('1900-02-28');
});

test('a text that Excel has no room for is cut between characters and ends with an ellipsis', () => {
  const [, held = ''] = /preserve">(.*)<\/t>/.exec(textCell('A2', '🎉'.repeat(20_000))) ?? [];
  expect(held.length).toBeLessThanOrEqual(32_767);
  expect(held).toMatch(/🎉…$/u);
});

test('a survey of more columns than Excel has is refused in one sentence, and its package goes without the sheet', async () => {
  const factors = Array.from({ length: 600 }, (_, at) => `f${at}`);
  const grids = Array.from({ length: 28 }, (_, at) =>
    question({ type: 'grid', name: `grid${at}`, list: 'numbered', rows: 'many' }),
  );
  const survey = await surveyToExport(house.services, [], {
    ...EVERY_KIND,
    parts: grids,
    lists: {
      ...EVERY_KIND.lists,
      many: factors.map((name) => ({ ...EVERY_KIND.lists['helps']![0]!, name })),
    },
  });
  const { surveyExports } = house.services;
  const id = await agreed(surveyExports.ask(survey, 'system', { format: 'xlsx' }));
  await surveyExports.idle();
  expect((await surveyExports.find(survey, 'system', id))?.row).toMatchObject({
    ...{ state: 'failed', fault: 'export-too-wide' },
  });
  const source = (await openSource(
    house.services.context.storage.reader,
    survey,
    readChoice({ format: 'package' })!,
    0,
  ))!;
  const paths = packagedFiles(source, readChoice({ format: 'package' })!).map(({ path }) => path);
  expect(paths).toContain('responses.csv');
  expect(paths).not.toContain('responses.xlsx');
});
