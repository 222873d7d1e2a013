/** ABIF files are understood whole or refused with the line. */
import { papersOf, read, refusal } from './kit.js';

test('declared tokens, bracketed and quoted names, comments and blanks are read', () => {
  const text =
    '{"title": "T"}\n# c\n=A:[Asha # 1]\n="b c":[Ben]\n=C : Cai\n2: A > "b c"=C # x\n1:[Asha # 1]\n3:\n';
  const election = read('abif', text);
  expect(election).toMatchObject({ title: 'T', options: ['Asha # 1', 'Ben', 'Cai'] });
  expect(papersOf(election)).toEqual([
    [2, [1, 2, 2]],
    [1, [1, null, null]],
    [3, [null, null, null]],
  ]);
});

test('undeclared options take the order of their first use', () => {
  expect(read('abif', '1:Zoë>[Ann, Jr]\n2:Ann Lee\n').options).toEqual(['Zoë', 'Ann, Jr', 'Ann Lee']);
});

test('scores are read as scores, as approvals, and as ranks where commas leave the order to them', () => {
  expect(papersOf(read('abif', '1:A/5>B/2\n', 'scores'))).toEqual([[1, [5, 2]]]);
  expect(papersOf(read('abif', '1:A/1>B/0\n1:B\n', 'approvals'))).toEqual([
    [1, [0, 1]],
    [1, [1, 0]],
  ]);
  expect(papersOf(read('abif', '1:A/2,B/5,C/2\n', 'ranks'))).toEqual([[1, [2, 1, 2]]]);
  expect(papersOf(read('abif', '1:A,B\n', 'ranks'))).toEqual([[1, [1, 1]]]);
  expect(papersOf(read('abif', '7*A>B\n', 'ranks'))).toEqual([[7, [1, 2]]]);
});

test.each([
  ['nothing', '', 'expected at least one paper'],
  ['metadata that is no JSON', '{"a"\n1:A\n', 'line 1: expected metadata'],
  [
    'an undeclared token among declared ones',
    '=A:[Asha]\n1:A>B\n',
    'line 2: expected a declared option, found "B"',
  ],
  ['a token twice', '=A:[Asha]\n=A:[Ben]\n1:A\n', 'line 2: expected each token once'],
  ['a name twice', '=A:[Asha]\n=B:[Asha]\n1:A\n', 'line 2: expected each name once'],
  ['an option twice', '1:A>B>A\n', 'line 1: expected each option once'],
  ['a weight of nought', '0:A\n', 'line 1: expected a whole number of papers from 1'],
  ['a fraction of a paper', '1.5:A\n', 'line 1'],
  ['an empty place', '1:A>>B\n', 'line 1: expected an option'],
  ['an open bracket', '1:[A>B\n', 'line 1'],
  ['only blank papers and no names', '3:\n', 'expected a paper that names an option'],
])('%s is refused', (_, text, sentence) => {
  expect(refusal('abif', text)).toContain(sentence);
});

test('a paper without scores cannot be read for scores, nor a score of 5 for approvals', () => {
  expect(refusal('abif', '1:A/5>B\n', 'scores')).toContain(
    'line 1: expected a score after each option, found "B/"',
  );
  expect(refusal('abif', '1:A/5>B/1\n', 'approvals')).toContain('line 1: expected 1 or 0');
  expect(refusal('abif', '1:A/x\n', 'scores')).toContain('line 1: expected a whole score');
});
