/** CSV files are understood whole or refused with the line. */
import { papersOf, read, refusal } from './kit.js';

test('the leading columns are optional, cells keep their kind', () => {
  expect(papersOf(read('csv', 'weight,A,B\n2,1,\n', 'ranks'))).toEqual([[2, [1, null]]]);
  expect(papersOf(read('csv', 'paper,A,B\np1,2,1\n', 'ranks'))).toEqual([[1, [2, 1]]]);
  expect(papersOf(read('csv', 'weight,paper,A,B\n3,p1,2,1\n', 'ranks'))).toEqual([[3, [2, 1]]]);
  expect(papersOf(read('csv', 'A,B\n0,1\n,\n', 'approvals'))).toEqual([
    [1, [0, 1]],
    [1, [null, null]],
  ]);
  expect(papersOf(read('csv', 'A,"B, Jr"\n5,"0"\n', 'scores'))).toEqual([[1, [5, 0]]]);
});

test('a name behind the apostrophe that guards a spreadsheet is the name', () => {
  expect(read('csv', "'=A,'Tis\n1,2\n").options).toEqual(['=A', "'Tis"]);
});

test.each([
  ['nothing', '', 'ranks', 'line 1: expected a header line'],
  ['only a header', 'A,B\n', 'ranks', 'expected at least one paper'],
  ['no options', 'paper,weight\np1,1\n', 'ranks', 'line 1: expected a column for each option'],
  ['an empty name', 'A,,B\n1,,\n', 'ranks', 'line 1: expected the name of an option'],
  ['a cell too many', 'A,B\n1,2,3\n', 'ranks', 'line 2: expected 2 cells, found 3'],
  ['rank nought', 'A,B\n0,1\n', 'ranks', 'line 2: expected a rank from 1 to 2'],
  ['a rank beyond the options', 'A,B\n1,5\n', 'ranks', 'line 2: expected a rank from 1 to 2'],
  ['a score below nought', 'A,B\n-1,5\n', 'scores', 'line 2: expected a whole score'],
  ['half a score', 'A,B\n1,4.5\n', 'scores', 'line 2: expected a whole score'],
  ['an approval of two', 'A,B\n1,1\n1,2\n', 'approvals', 'line 3: expected 1, 0 or nothing'],
  [
    'an open quotation mark',
    'A,B\n1,2\n"1,2\n',
    'ranks',
    'line 3: expected cells with matching quotation marks',
  ],
  ['a negative weight', 'weight,A\n-2,1\n', 'ranks', 'line 2: expected a whole number of papers'],
  ['no weight', 'weight,A\n,1\n', 'ranks', 'line 2: expected a whole number of papers from 1, found nothing'],
] as const)('%s is refused', (_, text, kind, sentence) => {
  expect(refusal('csv', text, kind)).toContain(sentence);
});
