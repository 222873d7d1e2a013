/** Codebooks: what they count is what is in the file, and nothing in them is more than text. */
import { parse } from 'csv-parse/sync';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import { AWKWARD_ANSWERS, EVERY_KIND, exportedFile, surveyToExport } from '../../../kit/answers-to-export.js';
import { HOSTILE_TEXTS } from '../../../kit/hostile.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';
import { elementsOf, readXml, type XmlElement } from '../../../kit/xml.js';

/** Those that are not taken for a place where an answer goes. */
const WORDS = HOSTILE_TEXTS.filter((text) => !text.includes('$'.concat('{')) && !text.includes('\0'));

let house: TestHouse;
let survey: SurveyRow;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  survey = await surveyToExport(house.services);
});
afterAll(() => house.remove());

test('the table counts every code, and says what says nothing', async () => {
  const lines: Record<string, string>[] = parse(
    await exportedFile(house.services, survey, { format: 'codebook' }),
    {
      bom: true,
      columns: true,
    },
  );
  const of = (variable: string, code = '') =>
    lines.find((line) => line['variable'] === variable && line['code'] === code);
  const roles = AWKWARD_ANSWERS.map(({ answers }) => answers['role']);
  const patients = roles.filter((role) => role === 'patient').length;
  expect(of('role', '1')).toMatchObject({
    code_label: '\'=Patient, "expert" & <friend>',
    missing: '',
    count: String(patients),
  });
  expect(of('role', '4')).toMatchObject({ code_label: 'Prefer not to say', missing: 'yes', count: '1' });
  expect(of('age')).toMatchObject({
    kind: 'number',
    measure: 'scale',
    from: '-999999999999999',
    to: '999999999999999',
    versions: '1',
  });
  expect(of('since')).toMatchObject({ kind: 'date', from: '1582-10-14', to: '9999-12-31' });
  expect(of('helps_app', '1')).toMatchObject({ label: 'What helps? – An app', code_label: 'Yes' });
});

test('the page is whole, loads and runs nothing, and shows hostile words as words', async () => {
  const questionnaire = {
    ...EVERY_KIND,
    parts: EVERY_KIND.parts.map((part, index) => ({
      ...part,
      label: { en: WORDS[index % WORDS.length]! },
    })),
  };
  const hostile = await surveyToExport(house.services, AWKWARD_ANSWERS, questionnaire);
  const page = (
    await exportedFile(house.services, hostile, { format: 'codebook-page', language: 'cy' })
  ).toString();
  expect(page).toContain('<html lang="cy">');
  expect(page).toContain('Llyfr codau');
  expect(page).toContain("default-src 'none'".replaceAll("'", '&#39;'));
  const body = readXml(page.slice(page.indexOf('<main>'), page.indexOf('</main>') + '</main>'.length));
  const names = new Set(elementsOf(body).map(({ name }) => name));
  const expected = 'code h1 h2 main p section table tbody td th thead tr'.split(' ');
  expect([...names].sort()).toEqual(expected);
  expect(elementsOf(body).map(({ text }) => text)).toContain(WORDS[0]);
});

/** What may stand in an element of DDI-Codebook 2.5, in this order (codebook.xsd); elements without a line hold text alone. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  codeBook: ['docDscr', 'stdyDscr', 'fileDscr', 'dataDscr'],
  docDscr: ['citation'],
  stdyDscr: ['citation', 'stdyInfo'],
  citation: ['titlStmt', 'rspStmt', 'prodStmt'],
  titlStmt: ['titl', 'IDNo'],
  rspStmt: ['AuthEnty'],
  prodStmt: ['prodDate', 'software'],
  stdyInfo: ['sumDscr'],
  sumDscr: ['collDate', 'anlyUnit', 'dataKind'],
  fileDscr: ['fileTxt'],
  fileTxt: ['fileName', 'dimensns', 'fileType'],
  dimensns: ['caseQnty', 'varQnty'],
  dataDscr: ['varGrp', 'var'],
  varGrp: ['labl'],
  var: ['labl', 'valrng', 'invalrng', 'sumStat', 'catgry', 'varFormat'],
  valrng: ['range'],
  invalrng: ['item'],
  catgry: ['catValu', 'labl', 'catStat'],
};

test('the DDI codebook has the structure of its schema, in every language of the questionnaire', async () => {
  const document = (await exportedFile(house.services, survey, { format: 'ddi' })).toString();
  const codebook = readXml(document);
  expect(codebook.attributes).toMatchObject({ xmlns: 'ddi:codebook:2_5', version: '2.5', 'xml:lang': 'en' });
  for (const { name, children } of elementsOf(codebook)) {
    const places = children.map((child) => (ORDER[name] ?? []).indexOf(child.name));
    expect([name, children.map((child) => child.name), places.includes(-1)]).toEqual([
      name,
      children.map((child) => child.name),
      false,
    ]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
  const all = elementsOf(codebook);
  const ids = new Set(all.flatMap(({ attributes }) => attributes['ID'] ?? []));
  for (const { attributes } of all)
    for (const reference of `${attributes['var'] ?? ''} ${attributes['files'] ?? ''}`
      .trim()
      .split(/\s+/)
      .filter(Boolean))
      expect(ids).toContain(reference);
  const role = all.find(({ name, attributes }) => name === 'var' && attributes['name'] === 'role')!;
  const texts = (element: XmlElement, name: string) =>
    element.children.filter((child) => child.name === name).map(({ text }) => text);
  expect(texts(role, 'labl')).toEqual(['Who are you?', 'Pwy ydych chi?']);
  const missing = role.children.filter(
    ({ name, attributes }) => name === 'catgry' && attributes['missing'] === 'Y',
  );
  const codes = missing.map((category) => texts(category, 'catValu')[0]);
  expect(codes).toEqual(['4', '[skipped]']);
});
