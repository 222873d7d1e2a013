import { parse } from 'csv-parse/sync';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import {
  AWKWARD_ANSWERS,
  AWKWARD_TEXTS,
  exportedFile,
  surveyToExport,
} from '../../../kit/answers-to-export.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

const NAMES = [
  ...['.response', '.version', '.outcome', '.way', '.language', '.device', '.seconds', '.design.tasks'],
  ...[
    'role',
    'role_other_words',
    'agree',
    'helps_friend',
    'helps_group',
    'helps_app',
    'profession',
    'comment',
  ],
  ...['age', 'share', 'since', 'stars', 'matters_quality', 'matters_trust'],
  ...['order_friend', 'order_group', 'order_app', 'points_friend', 'points_group', 'points_app'],
  ...['tasks_1_best', 'tasks_1_worst', 'tasks_2_best', 'tasks_2_worst'],
  'a_question_whose_name_is_as_long_as_names_of_questions_may_be_here',
];

/** What a spreadsheet program could run, once it has put the quotes of CSV away. */
const RUNS = /^\s*[=+@]|^[\t\r\n]|^\s*-(?![\d.]+$)/;

type Row = Readonly<Record<string, string>>;

onEveryDatabase((open) => {
  let house: TestHouse;
  let survey: SurveyRow;
  beforeAll(async () => {
    house = await openTestHouse(open);
    survey = await surveyToExport(house.services);
  });
  afterAll(() => house.remove());

  const rowsOf = async (choice: object = {}): Promise<readonly Row[]> =>
    parse(await exportedFile(house.services, survey, { format: 'csv', ...choice }), {
      bom: true,
      columns: true,
    });

  /** The one row with this value. */
  const rowWith = (rows: readonly Row[], name: string, value: string) =>
    rows.find((row) => row[name] === value);

  test('one line a response, one column a variable, as the codebook says', async () => {
    const text = (await exportedFile(house.services, survey, { format: 'csv' })).toString();
    expect(text.startsWith('\uFEFF.response,')).toBe(true);
    const [header] = parse(text, { bom: true, to: 1 }) as string[][];
    expect(header).toEqual(NAMES);
    const rows = await rowsOf();
    expect(rows).toHaveLength(AWKWARD_ANSWERS.length);
    expect(rows.map((row) => Number(row['.response']))).toEqual(rows.map((_, index) => index + 1));
    expect(rowWith(rows, '.seconds', '127')).toMatchObject({
      ...{ '.version': '1', '.outcome': 'completed', '.way': 'open', '.language': 'en', '.device': 'phone' },
      ...{ role: '1', role_other_words: '', agree: '1', helps_friend: '1', helps_group: '0', helps_app: '1' },
      ...{
        age: '47',
        share: '0.1',
        since: '2017-01-31',
        stars: '4',
        matters_quality: '2',
        matters_trust: '99',
      },
      ...{ order_friend: '2', order_group: '', order_app: '1', points_friend: '50', points_group: '0' },
      ...{ tasks_1_best: '1', tasks_1_worst: '3', tasks_2_best: '2', tasks_2_worst: '1' },
    });
    expect(rowWith(rows, 'age', '-999999999999999')).toMatchObject({ share: '-0.000001', role: '4' });
    expect(rowWith(rows, 'age', '999999999999999')).toMatchObject({ share: '123456789.012345' });
    expect(rows.every((row) => /^[123]$/.test(row['.design.tasks'] ?? ''))).toBe(true);
  });

  test('every text comes back as it was, but for the apostrophe that keeps it from being run', async () => {
    const rows = await rowsOf({ blanks: 'reasons' });
    const comments = rows.map((row) => row['comment'] ?? '');
    const told = comments.map((text) => text.replace(/^'(?=[\s']*[=+\-@]|[\t\r\n])/, ''));
    for (const text of AWKWARD_TEXTS) expect(told).toContain(text);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => RUNS.test(cell))).toEqual([]);
  });

  test('labels stand for codes in the language chosen, and headers and labels are safe as well', async () => {
    const rows = await rowsOf({ values: 'labels', language: 'cy' });
    expect(rowWith(rows, '.seconds', '127')).toMatchObject({
      ...{
        role: '\'=Patient, "expert" & <friend> (cy)',
        agree: 'Agree (cy)',
        helps_friend: 'Ie',
        helps_group: 'Na',
      },
      ...{ matters_trust: 'Rather not say (cy)', age: '47', stars: '4' },
    });
  });

  test('one column a question: names in the list’s order, or in the respondent’s for a ranking', async () => {
    const rows = await rowsOf({ columns: 'questions' });
    expect(rowWith(rows, '.seconds', '127')).toMatchObject({
      helps: 'friend app',
      order: 'app friend',
      points_app: '50',
    });
    expect(Object.keys(rows[0] ?? {})).not.toContain('helps_friend');
    const words = await rowsOf({ columns: 'questions', values: 'labels', blanks: 'reasons' });
    expect(rowWith(words, '.seconds', '127')).toMatchObject({
      helps: 'A friend; An app',
      order: 'An app; A friend',
    });
    expect(words.map((row) => row['helps'])).toContain('[skipped]');
  });

  test('every reason for a blank can be told apart, and each cell is blank without', async () => {
    const rows = await rowsOf({ blanks: 'reasons' });
    expect(rowWith(rows, '.outcome', 'broke-off')).toMatchObject({
      profession: '[hidden]',
      agree: '2',
      comment: '[broke-off]',
    });
    expect(rowWith(rows, '.outcome', 'screened-out')).toMatchObject({
      profession: '[not-asked]',
      age: '[not-asked]',
    });
    expect(rowWith(rows, '.outcome', 'quota-full')).toMatchObject({
      profession: '[hidden]',
      age: '[not-asked]',
    });
    expect(rowWith(rows, 'profession', 'Nurse')).toMatchObject({ role_other_words: '[skipped]', age: '0' });
    const plain = await rowsOf();
    expect(rowWith(plain, '.outcome', 'broke-off')).toMatchObject({ profession: '', comment: '' });
  });

  test('completed ones alone, plain: no mark, line feeds alone', async () => {
    const choice = { format: 'csv', responses: 'completed', excel: false } as const;
    const text = (await exportedFile(house.services, survey, choice)).toString();
    expect(text.startsWith('.response,')).toBe(true);
    expect(text.split('\n')[0]).not.toContain('\r');
    const rows: Row[] = parse(text, { columns: true, record_delimiter: '\n' });
    expect(new Set(rows.map((row) => row['.outcome']))).toEqual(new Set(['completed']));
    expect(rows).toHaveLength(AWKWARD_ANSWERS.filter(({ state }) => state === undefined).length);
  });
});
