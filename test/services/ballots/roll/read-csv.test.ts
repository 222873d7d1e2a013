import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { decodeText } from '../../../../src/services/ballots/roll/decode.js';
import {
  type CsvRow,
  findSeparator,
  readCsv,
  SEPARATORS,
  UnreadableCsv,
} from '../../../../src/services/ballots/roll/read-csv.js';

async function rowsOf(text: string): Promise<CsvRow[]> {
  const { separator, declaration } = findSeparator(text);
  const rows: CsvRow[] = [];
  for await (const row of readCsv(text.slice(declaration.length), separator)) rows.push(row);
  return rows;
}

const cellsOf = async (text: string) => (await rowsOf(text)).map((row) => row.cells);

/** The ways in which spreadsheet programs write text as bytes. */
const ENCODERS: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'UTF-16, little end first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'Windows-1252': (text) => toWindows1252(text),
};

const WINDOWS_1252_EXTRAS = new Map(
  Object.entries({ '€': 0x80, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, Ž: 0x8e, Ÿ: 0x9f }),
);

function toWindows1252(text: string): Buffer {
  return Buffer.from([...text].map((mark) => WINDOWS_1252_EXTRAS.get(mark) ?? mark.codePointAt(0)!));
}

const MARKS = [...'abcXYZ019 ,;\t"\n=+-@éôâñ', ...WINDOWS_1252_EXTRAS.keys()];
const WIDE_MARKS = [...MARKS, 'ŵ', 'ŷ', '漢', '😀', '\u200f'];

test.each(Object.keys(ENCODERS))('what was written as CSV in %s is read back', async (name) => {
  const marks = name === 'Windows-1252' ? MARKS : WIDE_MARKS;
  const cell = fc.array(fc.constantFrom(...marks), { maxLength: 12 }).map((found) => found.join('').trim());
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }));
  const ends = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(...SEPARATORS), ends, async (rows, separator, end) => {
      const header = ['email', 'name', 'country', 'role', 'language'].slice(0, rows[0]?.length ?? 2);
      const text = stringify([header, ...rows], { delimiter: separator, record_delimiter: end });
      const decoded = decodeText(ENCODERS[name]!(text));
      if (!decoded.ok) throw new Error(decoded.problem);
      expect(decoded.value.text).toBe(text);
      const filled = rows.filter((row) => row.some((found) => found !== ''));
      if (header.length === 1 && separator !== ',') return;
      expect(await cellsOf(decoded.value.text)).toEqual([header, ...filled]);
    }),
    { numRuns: 150 },
  );
});

test('rows are told by the line on which they begin, whatever is quoted or empty above them', async () => {
  const rows = await rowsOf('email;name\r\n"a@b.org";"two\nlines"\r\n\r\n;\r\nc@d.org;C');
  expect(rows.map((row) => row.line)).toEqual([1, 2, 6]);
});

test('a declared separator is believed, and its line is no member', async () => {
  expect(await cellsOf('sep=;\r\nemail;name, in full\r\na@b.org;A\r\n')).toEqual([
    ['email', 'name, in full'],
    ['a@b.org', 'A'],
  ]);
});

test('a quotation mark that is never closed is named by its line', async () => {
  const read = cellsOf('email,name\na@b.org,A\nc@d.org,"C\ne@f.org,E\n');
  await expect(read).rejects.toThrow(UnreadableCsv);
  await expect(read).rejects.toThrow('Line 3 cannot be read');
  const long = cellsOf(`email,name\na@b.org,"${'x\n'.repeat(40_000)}`);
  await expect(long).rejects.toThrow('Line 2 cannot be read');
});

test('a quotation mark inside a name is part of the name', async () => {
  expect(await cellsOf('email,name\na@b.org,Jo "JJ" Jones\n')).toEqual([
    ['email', 'name'],
    ['a@b.org', 'Jo "JJ" Jones'],
  ]);
});

test('promise 17, bounded input: 50,001 members and 101 columns are refused', async () => {
  const members = `email\n${'a@b.org\n'.repeat(50_001)}`;
  await expect(cellsOf(members)).rejects.toThrow('more than 50,000 members');
  await expect(cellsOf(`email${',x'.repeat(100)}\n`)).rejects.toThrow('more than 100 cells');
});
