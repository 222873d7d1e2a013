/** SPSS files, read back by a reader of their format that shares nothing with what writes them. */
import { parse } from 'csv-parse/sync';
import { cut, savNames } from '../../../../src/services/exports/surveys/sav/names.js';
import { segmentsOf } from '../../../../src/services/exports/surveys/sav/segments.js';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import {
  AWKWARD_ANSWERS,
  AWKWARD_TEXTS,
  EVERY_KIND,
  exportedFile,
  surveyToExport,
  WELSH,
} from '../../../kit/answers-to-export.js';
import { type ReadSav, readSav } from '../../../kit/read-sav.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

let house: TestHouse;
let survey: SurveyRow;
let file: ReadSav;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  survey = await surveyToExport(house.services);
  file = readSav(await exportedFile(house.services, survey, { format: 'sav' }));
});
afterAll(() => house.remove());

const variable = (name: string) => file.variables.find((each) => each.name === name)!;
const column = (name: string) => {
  const at = file.variables.findIndex((each) => each.name === name);
  return file.rows.map((row) => row[at] ?? null);
};

const REASONS = ['Not asked', 'Does not apply', 'Left blank', 'Broke off before it', 'Not in this version'];

test('names, labels, measures and codes are the survey’s', () => {
  expect(file).toMatchObject({ title: 'Deciding about peer support', cases: AWKWARD_ANSWERS.length });
  expect(file.documents[1]).toBe(
    `${AWKWARD_ANSWERS.length} responses, as they were at 2027-01-03T12:00:00.000Z.`,
  );
  expect(variable('role')).toMatchObject({ label: 'Who are you?', width: 0, measure: 1 });
  expect(variable('role').labels.get(1)).toBe('=Patient, "expert" & <friend>');
  expect(variable('helps_app')).toMatchObject({ label: 'What helps? – An app' });
  expect(variable('stars').measure).toBe(2);
  expect(variable('order_app').measure).toBe(2);
  expect(variable('age').measure).toBe(3);
  expect(file.sets).toBe(`$helps=D1 1 11 What helps? ${['v13', 'v14', 'v15'].join(' ')}\n`);
});

test('codes that say nothing are missing, and every blank is a missing code that says why', () => {
  expect(variable('role')).toMatchObject({ range: [-95, -91], missing: [4] });
  expect(variable('agree')).toMatchObject({ range: [98, 995], missing: [] });
  expect(variable('agree').labels.get(993)).toBe('Left blank');
  expect(variable('points_app')).toMatchObject({ range: [-9_999_999_995, -9_999_999_991] });
  const outcomes = column('@outcome');
  const of = (name: string, outcome: string) => column(name)[outcomes.indexOf(outcome)];
  expect(of('share', 'screened-out')).toBe(-9_999_999_991);
  expect(of('stars', 'screened-out')).toBe(-91);
  expect(of('stars', 'broke-off')).toBe(-94);
  expect(of('profession_blank', 'broke-off')).toBe(2);
  expect(column('agree')).toContain(993);
  expect(variable('comment_blank').labels.get(3)).toBe('Left blank');
  // A number as far from zero as the codes of reasons leaves no room for them, so they stand beside it.
  expect(variable('age')).toMatchObject({ range: null, missing: [] });
  expect([of('age', 'screened-out'), of('age_blank', 'screened-out')]).toEqual([null, 1]);
});

test('all numbers are those of the CSV, to the last digit', async () => {
  const csv: Record<string, string>[] = parse(await exportedFile(house.services, survey, { format: 'csv' }), {
    bom: true,
    columns: true,
  });
  for (const { name, width } of file.variables) {
    const inCsv = name.startsWith('@') ? `.${name.slice(1)}` : name;
    if (width > 0 || !(inCsv in csv[0]!)) continue;
    const { labels } = variable(name);
    const valid = column(name).map((value) =>
      value === null || REASONS.includes(labels.get(Number(value)) ?? '') ? '' : String(value),
    );
    expect([name, valid]).toEqual([name, csv.map((row) => row[inCsv])]);
  }
});

test('every text is there whole, without the spaces at its end', () => {
  expect(variable('comment').width).toBe(Buffer.byteLength(WELSH));
  const comments = column('comment');
  for (const text of AWKWARD_TEXTS) expect(comments).toContain(text.replace(/ +$/, ''));
});

test('days are SPSS’s own, unless one lies before its first; then all are texts', async () => {
  expect(variable('since')).toMatchObject({ width: 10 });
  expect(column('since')).toEqual(expect.arrayContaining(['1582-10-14', '9999-12-31']));
  const later = await surveyToExport(house.services, [
    { answers: { since: '1582-10-15' } },
    { answers: { since: '1970-01-01' } },
    { answers: { since: '2024-02-29' } },
    { answers: { since: null } },
  ]);
  const days = readSav(await exportedFile(house.services, later, { format: 'sav' }));
  const at = days.variables.findIndex(({ name }) => name === 'since');
  expect(days.variables[at]).toMatchObject({ width: 0, format: 39, measure: 3 });
  const seconds = days.rows.map((row) => Number(row[at])).sort((a, b) => a - b);
  expect(seconds).toEqual([-9_999_999_993, 86_400, 141_428 * 86_400, (141_428 + 19_782) * 86_400]);
});

test('labels are in the language chosen', async () => {
  const welsh = readSav(await exportedFile(house.services, survey, { format: 'sav', language: 'cy' }));
  const role = welsh.variables.find(({ name }) => name === 'role');
  expect(role).toMatchObject({ label: 'Pwy ydych chi?' });
  expect(role?.labels.get(-93)).toBe('Gadawyd yn wag');
});

test('no answers, answers that are all alike and texts of several variables’ length make whole files', async () => {
  const none = await surveyToExport(house.services, []);
  expect(readSav(await exportedFile(house.services, none, { format: 'sav' })).rows).toEqual([]);
  const long = `${'ŵ'.repeat(15_999)}é${'🎉'.repeat(9_000)}`;
  const answers = [{ answers: { comment: long } }, { answers: { comment: '' } }];
  const wide = readSav(
    await exportedFile(house.services, await surveyToExport(house.services, answers, EVERY_KIND), {
      format: 'sav',
    }),
  );
  const parts = ['comment', 'comment_2', 'comment_3'].map((name) =>
    wide.variables.findIndex((each) => each.name === name),
  );
  expect(wide.rows.map((row) => parts.map((at) => row[at]).join('')).sort()).toEqual(['', long]);
});

test('names are as like the survey’s as SPSS takes, and all different', () => {
  const long = 'x'.repeat(80);
  const names = ['.seconds', '_x', 'a-b', 'a_b', 'A_B', 'and', 'ends.', 'ŵyl', `${long}1`, `${long}2`];
  expect(savNames(names)).toEqual([
    ...['@seconds', '@_x', 'a_b', 'a_b_2', 'A_B_3', 'and_', 'ends._', 'ŵyl'],
    ...['x'.repeat(64), `${'x'.repeat(62)}_2`],
  ]);
  expect(cut('tŷ', 2)).toBe('t');
});

test('a string fills its pieces as the format counts them', () => {
  for (const width of [1, 8, 255, 256, 504, 505, 757, 32_767]) {
    const segments = segmentsOf(width);
    expect(segments.length).toBe(width > 255 ? Math.ceil(width / 252) : 1);
    expect(segments.reduce((sum, { used }) => sum + used, 0)).toBe(width);
  }
});
