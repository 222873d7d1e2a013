/** Workbooks: written and read back, read from other programs' bytes, and refused when they are hostile. */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { cleanCell } from '../../../src/domain/questionnaire/xlsform/grid.js';
import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import {
  readQuestionnaireBytes,
  writeQuestionnaireBytes,
} from '../../../src/services/questionnaires/index.js';
import { readWorkbook } from '../../../src/services/questionnaires/read-workbook.js';
import { writeWorkbook } from '../../../src/services/questionnaires/write-workbook.js';
import { questionnaires } from '../../domain/questionnaire/xlsform/questionnaires.js';

const sheet = (name: string, ...rows: string[][]) => ({
  name,
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
});

/** The workbook with its first sheet's cells replaced by this XML. */
function withCells(xml: string, more: Zippable = {}): Uint8Array {
  const files = unzipSync(writeWorkbook([sheet('survey', ['type'], ['text'])]));
  const path = 'xl/worksheets/sheet1.xml';
  const whole = strFromU8(files[path] ?? new Uint8Array());
  return zipSync({
    ...files,
    [path]: strToU8(whole.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${xml}</sheetData>`)),
    ...more,
  });
}

const text = (address: string, value: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;

test('whatever texts the cells hold come back as they are', async () => {
  const cell = fc
    .oneof(
      fc.constantFrom(
        '',
        '=1+1',
        '+1',
        '-1',
        '@a',
        '_x000A_',
        '_x005F_',
        '<b>&amp;"',
        "it's",
        'a\nb\tc',
        '1e5',
        'TRUE',
        '😀ŵ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    .map(cleanCell);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
      async (rows) => {
        const grid = sheet('survey', ['a', 'b', 'c'], ...rows, ['end', '', '']);
        expect(await readWorkbook(writeWorkbook([grid, sheet('s & "t"', ['x'])]))).toEqual({
          ok: true,
          value: [grid, sheet('s & "t"', ['x'])],
        });
      },
    ),
  );
});

test('a questionnaire comes back from its workbook and from its JSON the same, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(questionnaires, async (questionnaire) => {
      for (const name of ['q.xlsx', 'q.json']) {
        const read = await readQuestionnaireBytes(
          writeQuestionnaireBytes(questionnaire, name) as Uint8Array,
          name,
        );
        expect(read.ok ? questionnaireJson(read.value.questionnaire) : read.problem).toBe(
          questionnaireJson(questionnaire),
        );
      }
    }),
    { numRuns: 15 },
  );
});

test('numbers, booleans, dates and formulas are the texts that authors see', async () => {
  const styles = strToU8(
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  );
  const cells = [
    `<row r="1">${['A', 'B', 'C', 'D', 'E', 'F'].map((column) => text(`${column}1`, column)).join('')}</row>`,
    '<row r="3"><c r="A3"><v>12</v></c><c r="B3"><v>0.5</v></c><c r="C3" t="b"><v>1</v></c>',
    '<c r="D3" s="1"><v>42736</v></c><c r="E3" t="str"><f>1&amp;"x"</f><v>1x</v></c><c r="F3"><f>A3+1</f><v>13</v></c></row>',
  ].join('');
  const read = await readWorkbook(withCells(cells, { 'xl/styles.xml': styles }));
  expect(read.ok ? read.value[0]?.rows[2] : read).toEqual({
    row: 3,
    cells: ['12', '0.5', 'TRUE', '2017-01-01', '1x', '13'],
  });
});

test('notes beside the table, in columns without a header, are left out', async () => {
  const read = await readWorkbook(
    withCells(
      `<row r="1">${text('A1', 'type')}</row><row r="2">${text('A2', 'note')}${text('C2', 'mine')}</row>`,
    ),
  );
  expect(read.ok ? read.value[0]?.rows[1]?.cells : read).toEqual(['note', '', '']);
});

test('empty cells and rows at the end of a sheet are no reason to refuse it', async () => {
  const far = '<row r="1048576" hidden="1"></row>';
  const read = await readWorkbook(
    withCells(`<row r="1">${text('A1', 'type')}<c r="XFD1" s="1"/></row>${far}`),
  );
  expect(read).toMatchObject({ ok: true, value: [{ name: 'survey', rows: [{ row: 1, cells: ['type'] }] }] });
});

test.each<[string, () => Uint8Array, RegExp]>([
  ['no archive', () => strToU8('type,name\n'), /expected an \.xlsx workbook/],
  [
    'half an archive',
    () => writeWorkbook([sheet('survey', ['a'])]).slice(0, 300),
    /expected an \.xlsx workbook/,
  ],
  ['another archive', () => zipSync({ 'a.txt': strToU8('a') }), /another archive/],
  ['a row far away', () => withCells(`<row r="1048576">${text('A1048576', 'x')}</row>`), /20000 rows/],
  ['a column far away', () => withCells(`<row r="1">${text('XFD1', 'x')}</row>`), /500 columns/],
  [
    'a column far away, in a sheet kept elsewhere',
    () => {
      const files = unzipSync(withCells(`<row r="1">${text('XFD1', 'x')}</row>`));
      const relations = 'xl/_rels/workbook.xml.rels';
      const { 'xl/worksheets/sheet1.xml': moved = new Uint8Array(), ...others } = files;
      const told = strFromU8(files[relations] ?? new Uint8Array());
      expect(told).toContain('worksheets/sheet1.xml');
      return zipSync({
        ...others,
        'xl/elsewhere.xml': moved,
        [relations]: strToU8(told.replace('worksheets/sheet1.xml', 'elsewhere.xml')),
      });
    },
    /500 columns/,
  ],
  [
    'an address in disguise',
    () => withCells(`<row r="&#57;999999">${text('A2', 'x')}</row>`),
    /rows and 500 columns/,
  ],
  [
    'cells out of order',
    () => withCells(`<row r="2">${text('A2', 'x')}</row><row r="1">${text('A1', 'x')}</row>`),
    /can be read/,
  ],
  ['XML that is none', () => withCells('<row><c'), /can be read/],
  ['a bomb', () => withCells('', { 'xl/sharedStrings.xml': new Uint8Array(40 * 1024 * 1024) }), /32 MB/],
])('%s is refused with a sentence', async (_what, bytes, sentence) => {
  const read = await readWorkbook(bytes());
  expect(read.ok ? 'read' : read.problem).toMatch(sentence);
});

test('an archive that lies about its size is not unpacked beyond what it says', async () => {
  const bytes = Buffer.from(withCells('', { 'xl/sharedStrings.xml': new Uint8Array(8 * 1024 * 1024) }));
  const entry = bytes.lastIndexOf('xl/sharedStrings.xml') - 46;
  bytes.writeUInt32LE(100, entry + 24);
  expect(typeof (await readWorkbook(bytes)).ok).toBe('boolean');
});

test('bytes at random never throw', async () => {
  const good = writeWorkbook([sheet('survey', ['type', 'name'], ['text', 'a'])]);
  const places = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(places, async (changes) => {
      const bytes = Uint8Array.from(good);
      for (const [at, value] of changes) bytes[at] = value;
      expect(typeof (await readWorkbook(bytes)).ok).toBe('boolean');
    }),
  );
});

test('a file of another kind, or text that is not UTF-8, is refused', async () => {
  expect(await readQuestionnaireBytes(strToU8('x'), 'a.xls')).toMatchObject({
    ok: false,
    problem: { kind: 'unreadable' },
  });
  expect(await readQuestionnaireBytes(Uint8Array.of(0xff, 0xfe), 'a.md')).toMatchObject({
    ok: false,
    problem: { kind: 'unreadable' },
  });
  expect(
    writeQuestionnaireBytes(
      {
        settings: { title: {}, id: '', version: '', pages: 'one', completion: {} },
        languages: [],
        parts: [],
        lists: {},
        quotas: [],
        screenOuts: [],
      },
      'a.csv',
    ),
  ).toBeNull();
});
