/** PrefLib files are understood whole or refused with the line. */
import { papersOf, read, refusal } from './kit.js';

function file(papers: string, extra = ''): string {
  return `# TITLE: t\n# NUMBER ALTERNATIVES: 3\n${extra}# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B: b\n# ALTERNATIVE NAME 3: C\n${papers}`;
}

test('orders with ties are read, names with colons too', () => {
  const election = read('toi', file('2: 3,{1,2}\n1: 2\n4: \n'));
  expect(election).toMatchObject({ title: 't', options: ['A', 'B: b', 'C'] });
  expect(papersOf(election)).toEqual([
    [2, [2, 2, 1]],
    [1, [null, 1, null]],
    [4, [null, null, null]],
  ]);
});

test('the first category is approval; for ranked methods the categories are ranks', () => {
  const text = file('2: {1,2},3\n1: {},{1,2,3}\n', '# NUMBER CATEGORIES: 2\n');
  expect(papersOf(read('cat', text, 'approvals'))).toEqual([
    [1, [0, 0, 0]],
    [2, [1, 1, 0]],
  ]);
  expect(papersOf(read('cat', text, 'ranks'))).toEqual([
    [2, [1, 1, 2]],
    [1, [2, 2, 2]],
  ]);
});

test.each([
  ['soc', file('1: 1,2\n'), 'line 6: expected all 3 options, found 2'],
  ['soc', file('1: 1,{2,3}\n'), 'line 6: expected no ties'],
  ['soi', file('1: {1}\n1: {2,3}\n'), 'line 7: expected no ties'],
  ['toc', file('1: {1,2}\n'), 'line 6: expected all 3 options'],
  ['toi', file('1: {1,2\n'), 'line 6: expected option numbers'],
  ['toi', file('1: 1,1\n'), 'line 6: expected each option once'],
  ['toi', file('1: 1,4\n'), 'line 6: expected options from 1 to 3, found "4"'],
  ['toi', file('1: 1,0\n'), 'line 6: expected options from 1 to 3, found "0"'],
  ['toi', file('1: 1,,2\n'), 'line 6'],
  ['toi', file('1: 1,\n'), 'line 6: expected an option after each comma'],
  ['toi', file('1: 1,{}\n'), 'line 6: expected an option in every place'],
  ['toi', file('x: 1\n'), 'line 6: expected a whole number of papers'],
  ['toi', file('1 1\n'), 'line 6: expected a weight, a colon and options'],
  ['toi', file(''), 'expected at least one paper'],
  ['toi', file('2: 1\n', '# NUMBER VOTERS: 3\n'), 'expected 3 papers, as NUMBER VOTERS says, found 2'],
  ['toi', '# NUMBER ALTERNATIVES: many\n1: 1\n', 'line 1: expected a whole number after NUMBER ALTERNATIVES'],
  ['toi', '1: 1\n', 'expected a line "# NUMBER ALTERNATIVES: n"'],
  [
    'toi',
    '# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n1: 1\n',
    'expected a line "# ALTERNATIVE NAME 2: …"',
  ],
  ['cat', file('1: {1,2,3}\n', '# NUMBER CATEGORIES: 2\n'), 'line 7: expected 2 categories, found 1'],
])('a .%s file is refused', (format, text, sentence) => {
  expect(refusal(format, text)).toContain(sentence);
});

test('complete orders are no approvals, and no file of orders holds scores', () => {
  expect(refusal('soc', file('1: 1,2,3\n'), 'approvals')).toContain('expected approvals');
  expect(refusal('toi', file('1: 1\n'), 'scores')).toContain('expected scores');
});
