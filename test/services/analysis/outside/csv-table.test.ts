/** CSV in every shape that programs write it. */
import { categoriesOf, numbersOf, weightsOf } from '../../../../src/services/analysis/outside/columns-of.js';
import { readCsvTable } from '../../../../src/services/analysis/outside/csv-table.js';
import { filterRows } from '../../../../src/services/analysis/outside/filter.js';
import { caught } from '../../../../src/services/analysis/outside/refusal.js';

function table(text: string) {
  const read = readCsvTable(text, Date.parse('2026-11-28T12:00:00Z'));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

test('quotes, byte order mark, CRLF, line breaks in cells; empty cells and NA are blanks', () => {
  const data = table('\uFEFF"a, b",c\r\n"say ""x""",NA\r\n"two\nlines",\r\n"NA",3\r\n');
  expect(data.header).toEqual(['a, b', 'c']);
  expect(data.cells('a, b')).toEqual(['say "x"', 'two\nlines', null]);
  expect(data.cells('c')).toEqual([null, null, '3']);
});

test('a line with nothing on it is a blank in a file of one column, and no row elsewhere', () => {
  expect(table('x\n1\n\n3\n').cells('x')).toEqual(['1', null, '3']);
  expect(table('x,y\n1,2\n\n3,4\n\n').rows).toBe(2);
  expect(table('"x, y"\n1\n\n').cells('x, y')).toEqual(['1', null]);
});

test.each([
  ['a,b\n1,2\n3\n', 'line 3: expected as many cells as the header has'],
  ['a,b\n1,"2\n', 'expected a closing quotation mark, found the end of the file'],
  ['', 'expected a header on the first line, found an empty file'],
])('%j is refused', (text, sentence) => {
  expect(readCsvTable(text, 0)).toEqual({ ok: false, problem: sentence });
});

test('categories are texts, in order of number where all are numbers, otherwise by code point', () => {
  const data = table('a,b,c\n10,10,\u{1F600}\n9,x,\uFF5E\n2.5,9,Z\n-1,1,a\n1e1,,\n');
  expect(categoriesOf(data, 'a')).toMatchObject({ categories: ['-1', '2.5', '9', '10', '1e1'] });
  expect(categoriesOf(data, 'b').categories).toEqual(['1', '10', '9', 'x']);
  expect(categoriesOf(data, 'c').categories).toEqual(['Z', 'a', '\uFF5E', '\u{1F600}']);
  expect([...categoriesOf(data, 'b').codes]).toEqual([1, 3, 2, 0, -1]);
});

test('numbers are decimals; whatever else there is is refused with its place', () => {
  const data = table('a,b,a\n1,+.5,\n 2 ,1e+05,\n,0x10,\n');
  expect([...numbersOf(table('x\n1\n-2.50\n1e3\nNA\n'), 'x').values]).toEqual([1, -2.5, 1000, Number.NaN]);
  const refused = (work: () => unknown) => {
    const found = caught(work);
    return found.ok ? 'nothing' : found.problem;
  };
  expect(refused(() => numbersOf(data, 'b'))).toBe('column "b", row 3: expected a number, found "0x10"');
  expect(refused(() => numbersOf(data, 'a'))).toBe('the header has the column "a" more than once');
  expect(refused(() => numbersOf(data, 'z'))).toBe('there is no column "z"; the header has "a", "b", "a"');
  expect([...weightsOf(table('w\n1\n0\n'), 'w')]).toEqual([1, 0]);
  for (const weight of ['-1', 'NA'])
    expect(refused(() => weightsOf(table(`w\n1\n${weight}\n`), 'w'))).toMatch(
      /^column "w", row 2: expected a weight/,
    );
});

test('a filter lets rows pass by the expression; a blank is the empty text', () => {
  const data = table('age,sch.wide,day\n17,Yes,2026-11-01\n18,No,2026-12-01\n,Yes,\n40,NA,2026-01-01\n');
  const passing = (filter: string) => [...filterRows(data, filter)];
  expect(passing('${age} >= 18')).toEqual([0, 1, 0, 1]);
  expect(passing("${sch.wide} = 'Yes' or ${age} > 30")).toEqual([1, 0, 1, 1]);
  expect(passing("${sch.wide} = ''")).toEqual([0, 0, 0, 1]);
  expect(passing('${day} < today()')).toEqual([1, 0, 0, 1]);
  expect([...filterRows(data, undefined)]).toEqual([1, 1, 1, 1]);
});

test.each([
  ['${age} >', 'filter: column 9'],
  ['${wage} > 1', 'there is no column "wage"'],
  ['random() > 0.5', 'filter: expected no chance, found random()'],
  ['/data/age > 1', 'filter: expected columns as ${name}, found'],
  ['frob(${age})', 'there is no function frob'],
  ['${age} > 99', 'no row passes the filter'],
])('the filter %s is refused', (filter, sentence) => {
  const found = caught(() => filterRows(table('age\n17\n'), filter));
  expect(found.ok ? 'passes' : found.problem).toContain(sentence);
});
