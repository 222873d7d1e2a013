import fc from 'fast-check';
import { quotedCell, safeCell } from '../../src/shared/spreadsheet.js';

/** What promise 16 calls a formula, blanks and apostrophes before it included. */
const FORMULA = /^[\s']*[=+\-@]|^[\t\r\n]/;

test('a text that could run gets an apostrophe, every other stays as it is', () => {
  const beginnings = fc.constantFrom(
    '',
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ' ',
    "'",
    'A',
    'z',
    '0',
    '9',
    '\u0010',
    'é',
    '\u00a0',
    '[',
    '`',
  );
  fc.assert(
    fc.property(fc.array(beginnings, { maxLength: 3 }), fc.string({ unit: 'binary' }), (begins, rest) => {
      const text = begins.join('') + rest;
      expect(safeCell(text)).toBe(FORMULA.test(text) ? `'${text}` : text);
    }),
    { numRuns: 500 },
  );
});

test('a cell of CSV is quoted where it holds what separates cells', () => {
  expect(['a', 'a,b', 'a"b', 'a\nb', '=a,b', ''].map(quotedCell)).toEqual([
    'a',
    '"a,b"',
    '"a""b"',
    '"a\nb"',
    '"\'=a,b"',
    '',
  ]);
});
