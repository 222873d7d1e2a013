/** BLT files are understood whole or refused with the line. */
import { papersOf, read, refusal } from './kit.js';

const NAMES = '"A"\n"B"\n"C"\n"T"\n';

test('ranks, shared ranks, skipped ranks, blanks, comments, withdrawn options and seats are read', () => {
  const text = `# head\n3 2 # three for two\n-2\n4 1 2=3 0\n1 - 3 1 0 # hm\n\n2 1 2=3 0\n5 0\n0\n${NAMES}`;
  const election = read('blt', text);
  expect(election).toMatchObject({
    title: 'T',
    options: ['A', 'B', 'C'],
    withdrawn: [1],
    seats: 2,
    kind: 'ranks',
  });
  expect(papersOf(election)).toEqual([
    [6, [1, 2, 2]],
    [1, [3, null, 2]],
    [5, [null, null, null]],
  ]);
});

test('spaces around = and a number sign inside a name are no trouble', () => {
  const election = read('blt', '2 1\n1 1 = 2 0\n0\n"A # 1"\nB "b" # 2\n');
  expect(election.options).toEqual(['A # 1', 'B "b" # 2']);
  expect(papersOf(election)).toEqual([[1, [1, 1]]]);
});

test('read for approvals, a paper approves what it lists', () => {
  expect(papersOf(read('blt', `3 1\n2 3 1 0\n1 0\n0\n${NAMES}`, 'approvals'))).toEqual([
    [2, [1, 0, 1]],
    [1, [null, null, null]],
  ]);
});

test.each([
  ['nothing', '', 'line 1: expected the number of options and the number of seats'],
  ['a third number in the header', `3 1 1\n1 1 0\n0\n${NAMES}`, 'line 1'],
  ['no seats', `3 0\n1 1 0\n0\n${NAMES}`, 'line 1'],
  [
    'a withdrawn option that is none',
    `3 1\n-4\n1 1 0\n0\n${NAMES}`,
    'line 2: expected withdrawn options from -1 to -3, found "-4"',
  ],
  ['everybody withdrawn', `1 1\n-1\n1 1 0\n0\n"A"\n`, 'expected an option that stands'],
  ['a weight of nought', `3 1\n0 1 0\n0\n${NAMES}`, 'line 2'],
  ['a fraction of a paper', `3 1\n1.5 1 0\n0\n${NAMES}`, 'line 2: expected a whole number of papers from 1'],
  ['a negative weight after a paper', `3 1\n1 1 0\n-3 1 0\n0\n${NAMES}`, 'line 3'],
  ['an option twice', `3 1\n1 1 0\n1 2 2 0\n0\n${NAMES}`, 'line 3: expected each option once, found 2 twice'],
  ['an option out of range', `3 1\n1 4 0\n0\n${NAMES}`, 'line 2: expected options from 1 to 3, found 4'],
  ['marks after the 0', `3 1\n1 1 0 2\n0\n${NAMES}`, 'line 2: expected nothing after the 0'],
  ['two equals signs', `3 1\n1 1==2 0\n0\n${NAMES}`, 'line 2'],
  ['an equals sign before the 0', `3 1\n1 1=0\n0\n${NAMES}`, 'line 2: expected an option after =, found'],
  ['a skip that shares a rank', `3 1\n1 1= - 2 0\n0\n${NAMES}`, 'line 2'],
  ['a word glued to a number', `3 1\n1 1x 0\n0\n${NAMES}`, 'line 2'],
  ['a paper without its 0', `3 1\n1 1 2\n0\n${NAMES}`, 'line 2'],
  ['no end of papers', '3 1\n1 1 0\n', 'expected 0 on a line of its own'],
  ['no papers', `3 1\n0\n${NAMES}`, 'expected at least one paper'],
  ['a name too few', '3 1\n1 1 0\n0\n"A"\n"B"\n', 'expected the names of 3 options, found 2'],
  ['a name twice', '2 1\n1 1 0\n0\n"A"\n"A"\n', 'line 5: expected each name once, found "A" twice'],
  ['an empty name', '2 1\n1 1 0\n0\n""\n"B"\n', 'line 4: expected the name of an option'],
  ['an open quotation mark', '2 1\n1 1 0\n0\n"A\n"B"\n', 'line 4: expected a closing quotation mark'],
  ['lines after the title', `3 1\n1 1 0\n0\n${NAMES}more\n`, 'line 8: expected nothing after the title'],
  ['too many papers to add exactly', `3 1\n${'999999999999999 1 0\n'.repeat(10)}0\n${NAMES}`, 'line 11'],
])('%s is refused', (_, text, sentence) => {
  expect(refusal('blt', text)).toContain(sentence);
});

test('names that are no UTF-8 are refused at their line', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('1 1\n1 1 0\n0\n"'), 0xe9, 0x22, 0x0a]);
  expect(refusal('blt', bytes)).toContain('line 4: expected text in UTF-8');
});

test('scores cannot come from a BLT file', () => {
  expect(refusal('blt', `3 1\n1 1 0\n0\n${NAMES}`, 'scores')).toContain('expected scores');
});
