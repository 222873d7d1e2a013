/** Codes of comments in files of answers and for programs: as they were settled, a column a code, and why there is none. */
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import readSheets from 'read-excel-file/node';
import type { AskedChoice } from '../../../../src/services/exports/surveys/choice.js';
import { CLOSE } from '../../../../src/services/surveys/moves.js';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import { exportedFile } from '../../../kit/answers-to-export.js';
import { codeAs, commentedSurvey, commentsAs } from '../../../kit/comments.js';
import { readSav } from '../../../kit/read-sav.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { agreed, beginWith, openPass } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';
import { elementsOf, readXml } from '../../../kit/xml.js';

/** By comment, what is in the columns of the codes Bus, Money and Travel, of which Bus belongs to Travel. */
const EXPECTED: Readonly<Record<string, readonly (number | string)[]>> = {
  'The bus': [1, 0, 1],
  'The bus and the fare': [1, 1, 1],
  Hello: [0, 0, 0],
  'Coders differ': Array(3).fill('not-coded'),
  'Nobody read it': Array(3).fill('not-coded'),
};
const NAMES = ['codes.comment_bus', 'codes.comment_money', 'codes.comment_travel'];

onEveryDatabase((open) => {
  let house: TestHouse;
  let survey: SurveyRow;
  const fileOf = (asked: AskedChoice) => exportedFile(house.services, survey, asked);

  beforeAll(async () => {
    house = await openTestHouse(open);
    const { services } = house;
    ({ survey } = await commentedSurvey(services, [...Object.keys(EXPECTED), '']));
    await beginWith(services, survey, openPass(services));
    await agreed(services.surveys.move(CLOSE, { surveyId: survey.id, actor: 'system', revision: null }));
    survey = await services.surveys.reread(survey.id);
    const [anwen, bryn] = [commentsAs(survey, 'anwen'), commentsAs(survey, 'bryn')];
    const words = { description: '', theme: 'Travel' };
    await agreed(services.analysis.comments.addCodes(anwen, [{ label: 'Bus', ...words }]));
    await codeAs(services, anwen, 'The bus', ['Bus']);
    await codeAs(services, anwen, 'The bus and the fare', ['Bus', 'Money']);
    await codeAs(services, anwen, 'Hello', []);
    await codeAs(services, anwen, 'Coders differ', ['Bus']);
    await codeAs(services, bryn, 'Coders differ', ['Money']);
  });
  afterAll(() => house.remove());

  const headers = async () => {
    const [header] = parse(await fileOf({ format: 'csv' }), { bom: true }) as string[][];
    return header!;
  };

  test('what coders have not compared yet leaves with no file', async () => {
    expect((await headers()).filter((name) => name.startsWith('codes.'))).toEqual([]);
    await agreed(house.services.analysis.comments.compare(commentsAs(survey, 'anwen')));
    expect((await headers()).slice(-3)).toEqual(
      ['money', 'travel', 'bus'].map((name) => `codes.comment_${name}`),
    );
  });

  test('CSV and JSON Lines: 1 and 0 by comment, and why there is neither', async () => {
    const bytes = await fileOf({ format: 'csv', blanks: 'reasons' });
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    const lines = (await fileOf({ format: 'jsonl', blanks: 'reasons' })).toString().trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line));
    for (const [comment, cells] of Object.entries(EXPECTED)) {
      const row = rows.find((each) => each['comment'] === comment)!;
      const marked = cells.map((cell) => (typeof cell === 'string' ? `[${cell}]` : String(cell)));
      expect(NAMES.map((name) => row[name])).toEqual(marked);
      const object = objects.find((each) => each.comment === comment);
      expect(NAMES.map((name) => object[name] ?? object['.blanks'][name])).toEqual(cells);
    }
    const left = (outcome: string) =>
      rows.find((row) => row['.outcome'] === outcome && row['comment']?.startsWith('['))!;
    expect(NAMES.map((name) => left('completed')[name])).toEqual(Array(3).fill('[skipped]'));
    expect(NAMES.map((name) => left('broke-off')[name])).toEqual(Array(3).fill('[broke-off]'));
  });

  test('CSV with one column a question lists the codes of a comment', async () => {
    const bytes = await fileOf({ format: 'csv', columns: 'questions', values: 'labels' });
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    const row = rows.find((each) => each['comment'] === 'The bus and the fare')!;
    expect(row['codes.comment']).toBe('Money; Travel; Bus');
  });

  test('Excel and Parquet, read by readers that are not ours', async () => {
    const [answers, , labels] = await readSheets(await fileOf({ format: 'xlsx' }));
    const [header = [], ...rows] = answers!.data;
    const bytes = await fileOf({ format: 'parquet', blanks: 'reasons' });
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const objects = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    for (const [comment, cells] of Object.entries(EXPECTED)) {
      const row = rows.find((each) => each[header.indexOf('comment')] === comment)!;
      const numbers = cells.map((cell) => (typeof cell === 'number' ? cell : null));
      expect(NAMES.map((name) => row[header.indexOf(name)] ?? null)).toEqual(numbers);
      const object = objects.find((each) => each['comment'] === comment)!;
      expect(NAMES.map((name) => object[name] ?? object[`.blank.${name}`])).toEqual(cells);
    }
    expect(labels!.data).toContainEqual(['codes.comment_bus', 1, 'Yes', null]);
  });

  test('SPSS: one set of dichotomies, labelled, with blanks as user-missing codes', async () => {
    const file = readSav(await fileOf({ format: 'sav' }));
    expect(file.sets).toContain(`$codes.comment=D1 1 27 Codes: What matters to you? `);
    const at = (name: string) => file.variables.findIndex((each) => each.name === name);
    expect(file.variables[at(NAMES[0]!)]).toMatchObject({
      label: 'Codes: What matters to you? – Bus',
      measure: 1,
    });
    const labels = file.variables[at(NAMES[0]!)]!.labels;
    expect(labels.get(-96)).toBe('Comment not coded');
    expect(file.variables[at('role')]!.labels.has(-96)).toBe(false);
    for (const [comment, cells] of Object.entries(EXPECTED)) {
      const row = file.rows.find((each) => String(each[at('comment')]).trim() === comment)!;
      expect(NAMES.map((name) => row[at(name)])).toEqual(
        cells.map((cell) => (typeof cell === 'number' ? cell : -96)),
      );
    }
  });

  test('codebooks count them, and the package describes them', async () => {
    const files = unzipSync(await fileOf({ format: 'package', language: 'cy' }));
    const text = (name: string) => strFromU8(files[name]!);
    const lines: Record<string, string>[] = parse(text('codebook.csv'), { columns: true });
    const counts = (name: string) =>
      lines.filter(({ variable }) => variable === name).map(({ code, count }) => [code, count]);
    expect(NAMES.map(counts)).toEqual([
      [
        ['', '3'],
        ['0', '1'],
        ['1', '2'],
      ],
      [
        ['', '3'],
        ['0', '2'],
        ['1', '1'],
      ],
      [
        ['', '3'],
        ['0', '1'],
        ['1', '2'],
      ],
    ]);
    expect(text('codebook.html')).toContain('Codau: Beth sy’n bwysig ichi? – Bus');
    expect(text('codebook.html')).toContain('Sylw heb ei godio');
    const groups = elementsOf(readXml(text('codebook.xml'))).filter(({ name }) => name === 'varGrp');
    expect(groups.map(({ attributes }) => attributes)).toContainEqual(
      expect.objectContaining({ name: 'codes.comment', type: 'multipleResp' }),
    );
    const { resources } = JSON.parse(text('datapackage.json'));
    const { schema } = resources.find(({ path }: { path: string }) => path === 'responses.csv');
    expect(schema.missingValues).toContain('[not-coded]');
    expect(schema.fields).toContainEqual(expect.objectContaining({ name: NAMES[0], type: 'integer' }));
    for (const script of ['read.R', 'read.py']) {
      expect(text(script)).toContain('"not-coded"');
      expect(text(script)).toContain('"codes.comment_bus"');
    }
  });

  test('programs read them with the answers', async () => {
    const asked = { limit: 100, after: null, reader: 'system' };
    const { responses } = await agreed(house.services.surveys.responsePage(survey, asked));
    for (const [comment, cells] of Object.entries(EXPECTED)) {
      const { answers, blanks } = responses.find((each) => each.answers['comment'] === comment)!;
      expect(NAMES.map((name) => answers[name] ?? blanks[name])).toEqual(cells);
    }
  });

  test('a code that was merged into another counts for it', async () => {
    const { comments } = house.services.analysis;
    const place = commentsAs(survey, 'anwen');
    const { codes } = await comments.frame(place);
    const { revision } = codes.find(({ name }) => name === 'money')!;
    await agreed(comments.mergeCode(place, { name: 'money', revision, into: 'bus' }));
    expect((await headers()).slice(-2)).toEqual(['codes.comment_travel', 'codes.comment_bus']);
    const rows: Record<string, string>[] = parse(await fileOf({ format: 'csv' }), {
      bom: true,
      columns: true,
    });
    // Of the coders who differed one gave Money, which is Bus now.
    expect(rows.find((row) => row['comment'] === 'Coders differ')?.['codes.comment_bus']).toBe('1');
  });
});
