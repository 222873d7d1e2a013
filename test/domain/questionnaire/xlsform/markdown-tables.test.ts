/** Markdown tables as sheets of cells, whatever the text. */
import fc from 'fast-check';
import { readMarkdownTables } from '../../../../src/domain/questionnaire/xlsform/index.js';

test('a table names its sheet first, then its headers, then its rows', () => {
  expect(readMarkdownTables('| survey |\n| | type | name |\n| | text | a |\n|choices|\n| | name |')).toEqual([
    {
      name: 'survey',
      rows: [
        { row: 1, cells: ['type', 'name'] },
        { row: 2, cells: ['text', 'a'] },
      ],
    },
    { name: 'choices', rows: [{ row: 1, cells: ['name'] }] },
  ]);
});

test('bars may be escaped; comments, separators and empty rows are passed over', () => {
  const form = '# form\n| s |\n| | a |\n|---|---|\n| | x \\| y | # why\n| | |\nwords\r\n| | z |';
  expect(readMarkdownTables(form)[0]?.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, 'a'],
    [2, 'x | y'],
    [3, 'z'],
  ]);
});

test('a sheet named twice is read where it stands last', () => {
  expect(
    readMarkdownTables('| s |\n| | a |\n| t |\n| | b |\n| s |\n| | c |').map(({ name }) => name),
  ).toEqual(['t', 's']);
});

test('any text gives sheets or none, and never throws', () => {
  const pieces = fc.constantFrom(
    '|',
    '\\|',
    '#',
    '-',
    '\n',
    ' ',
    'survey',
    'type',
    '__proto__',
    '${',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
      const sheets = readMarkdownTables(parts.join(''));
      expect(sheets.every(({ rows }) => rows.every(({ row }, at) => row === at + 1))).toBe(true);
    }),
  );
});
