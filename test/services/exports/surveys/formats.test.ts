/** The same answers in every format: numbers, days, texts and blanks, read back by readers that are not ours where there are any. */
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import readSheets from 'read-excel-file/node';
import type { AskedChoice } from '../../../../src/services/exports/surveys/choice.js';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import {
  AWKWARD_ANSWERS,
  AWKWARD_TEXTS,
  exportedFile,
  surveyToExport,
} from '../../../kit/answers-to-export.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

type Value = number | string | null;
type Row = Readonly<Record<string, Value>>;

let house: TestHouse;
let survey: SurveyRow;
/** What the answers are, from the one format that holds everything as it is. */
let truth: readonly (Row & { readonly '.blanks': Readonly<Record<string, string>> })[];

const fileOf = (asked: AskedChoice) => exportedFile(house.services, survey, asked);
const linesOf = (bytes: Buffer) =>
  bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  survey = await surveyToExport(house.services);
  truth = linesOf(await fileOf({ format: 'jsonl', blanks: 'reasons' }));
});
afterAll(() => house.remove());

/** Without the apostrophe that keeps a text from being run, or from being taken for a reason. */
const asTyped = (text: string) => text.replace(/^'(?=[\s']*[=+\-@]|[\t\r\n]|'*\[[a-z-]+\]$)/, '');

test('JSON Lines hold every answer as it was given, and why there is none', () => {
  expect(truth).toHaveLength(AWKWARD_ANSWERS.length);
  const comments = truth.map((row) => row['comment']);
  for (const text of AWKWARD_TEXTS) expect(comments).toContain(text);
  const first = truth.find((row) => row['.seconds'] === 127);
  expect(first).toMatchObject({
    role: 1,
    age: 47,
    share: 0.1,
    since: '2017-01-31',
    matters_trust: 99,
    order_app: 1,
  });
  expect(truth.find((row) => row['.outcome'] === 'broke-off')?.['.blanks']).toMatchObject({
    profession: 'hidden',
    age: 'broke-off',
  });
  expect(truth.find((row) => row['age'] === 999_999_999_999_999)).toMatchObject({
    share: 123_456_789.012345,
  });
});

test('JSON Lines in labels, and one value a question', async () => {
  const lines = linesOf(
    await fileOf({ format: 'jsonl', values: 'labels', columns: 'questions', language: 'cy' }),
  );
  const first = lines.find((row) => row['.seconds'] === 127);
  expect(first).toMatchObject({
    role: '=Patient, "expert" & <friend> (cy)',
    helps: 'A friend (cy); An app (cy)',
    age: 47,
  });
  expect('.blanks' in first).toBe(false);
});

test('Parquet, read by a reader that is not ours: types, days and blanks', async () => {
  const bytes = await fileOf({ format: 'parquet', blanks: 'reasons' });
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = (await parquetReadObjects({ file })) as Record<string, unknown>[];
  const read = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null),
      ]),
    ),
  );
  for (const [index, { '.blanks': blanks, ...values }] of truth.entries()) {
    const reasons = Object.fromEntries(
      Object.entries(blanks).map(([name, reason]) => [`.blank.${name}`, reason]),
    );
    expect(read[index]).toMatchObject({ ...values, ...reasons });
  }
});

test('Parquet in groups of rows, in labels', async () => {
  const bytes = await fileOf({ format: 'parquet', values: 'labels', columns: 'questions' });
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  expect(rows.find((row) => row['.seconds'] === 127)).toMatchObject({
    role: '=Patient, "expert" & <friend>',
    order: 'An app; A friend',
  });
});

test('Excel, read by a reader that is not ours: numbers as numbers, days as days, nothing that runs', async () => {
  const sheets = await readSheets(await fileOf({ format: 'xlsx', blanks: 'reasons' }), { trim: false });
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Answers', 'Codebook', 'Value labels']);
  const [header = [], ...rows] = sheets[0]!.data;
  expect(header).toEqual(Object.keys(truth[0]!).filter((name) => name !== '.blanks'));
  for (const [index, row] of rows.entries()) {
    const { '.blanks': blanks, ...values } = truth[index]!;
    const read = Object.fromEntries(
      row.map((cell, at) => {
        const value = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
        return [header[at], typeof value === 'string' ? asTyped(value) : value];
      }),
    );
    const expected = Object.entries(values).map(([name, value]) => [name, value ?? `[${blanks[name]}]`]);
    expect(read).toEqual(Object.fromEntries(expected));
    expect(row.filter((cell) => typeof cell === 'string' && /^\s*[=+@-]|^[\t\r\n]/.test(cell))).toEqual([]);
  }
  expect(sheets[2]!.data).toContainEqual(['role', 4, 'Prefer not to say', 'yes']);
  expect(sheets[2]!.data).toContainEqual(['role', 1, '\'=Patient, "expert" & <friend>', null]);
  expect(sheets[1]!.data).toContainEqual(['age', 'Question age', 'number', 'scale', '1']);
});

test('CSV with reasons tells a typed “[skipped]” from a blank', async () => {
  const rows: Record<string, string>[] = parse(
    await fileOf({ format: 'csv', blanks: 'reasons', excel: false }),
    {
      columns: true,
      record_delimiter: '\n',
    },
  );
  for (const [index, { '.blanks': blanks, ...values }] of truth.entries()) {
    const expected = Object.entries(values).map(([name, value]) => [
      name,
      value === null ? `[${blanks[name]}]` : String(value),
    ]);
    const read = Object.entries(rows[index]!).map(([name, cell]) => [
      name,
      values[name] === null ? cell : asTyped(cell),
    ]);
    expect(read).toEqual(expected);
  }
});

test('a survey that nobody has answered makes a file in every format', async () => {
  const none = await surveyToExport(house.services, []);
  for (const format of [
    'csv',
    'xlsx',
    'sav',
    'parquet',
    'jsonl',
    'package',
    'codebook',
    'codebook-page',
    'ddi',
  ]) {
    const { length } = await exportedFile(house.services, none, { format });
    expect([format, length > 0]).toEqual([format, format !== 'jsonl']);
  }
});
