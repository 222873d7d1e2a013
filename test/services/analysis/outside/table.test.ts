/** `table` as asked from outside: cells, letters and tests, whatever the options. */
import { analyse } from '../../../kit/analyse.js';

const CSV = `r,c,w,s
yes,1,1,x
no,1,2,x
yes,2,1,x
yes,2,1,y
no,10,3,y
no,10,1,y
,10,1,y
yes,,1,x
maybe,,1,x
`;

const ask = (options: object, csv = CSV) => analyse(csv, 'table', options);

test('every pair has a cell, categories are those of rows without blanks, columns come by number', () => {
  const found = ask({ rows: 'r', columns: 'c' });
  expect(found.at('n')).toBe(6);
  expect(found.fields('columns', 'column', 'letter', 'n')).toEqual([
    ['1', 'A', 2],
    ['2', 'B', 2],
    ['10', 'C', 2],
  ]);
  expect(found.fields('cells', 'row', 'column', 'n')).toEqual([
    ['no', '1', 1],
    ['no', '2', 0],
    ['no', '10', 2],
    ['yes', '1', 1],
    ['yes', '2', 2],
    ['yes', '10', 0],
  ]);
  // Expected counts are 1 throughout: X² = 4.
  expect([found.at('tests.pearson.statistic'), found.at('tests.pearson.df')]).toEqual([4, 2]);
  expect(found.number('tests.likelihoodRatio.statistic')).toBeCloseTo(8 * Math.log(2), 12);
  expect(found.number('tests.cramersV')).toBeCloseTo(Math.sqrt(4 / 6), 12);
  // C(6, 3) = 20 tables; 1·2·2·1 ways each for the six of this kind (p = 2/20), 8 for the even one.
  expect(found.number('tests.fisher.p')).toBeCloseTo(12 / 20, 12);
});

test('one question alone has shares of the total and no tests', () => {
  const found = ask({ rows: 'r', compare: 'z' });
  expect(found.fields('cells', 'row', 'column', 'totalShare', 'letters')).toEqual([
    ['maybe', null, 1 / 8, ''],
    ['no', null, 3 / 8, ''],
    ['yes', null, 4 / 8, ''],
  ]);
  expect(found.at('tests')).toEqual({});
  expect(found.at('columns')).toEqual([]);
});

test('weights: linearised errors, no interval at 0 and 1, a corrected test', () => {
  const found = ask({ rows: 'r', columns: 'c', weight: 'w' });
  // Column 1: p = 1/3 of weight 3; nine rows in the design; Σw²(1[yes] − p)² = 4/9 + 4·1/9.
  expect(found.number('cells[row=yes,column=1].standardError')).toBeCloseTo(
    Math.sqrt((9 / 8) * (8 / 9)) / 3,
    12,
  );
  expect(found.at('cells[row=no,column=10]')).toMatchObject({
    columnShare: 1,
    standardError: 0,
    interval: null,
    weighted: 4,
  });
  expect(Object.keys(found.at('tests') as object)).toEqual(['raoScott', 'cramersV']);
  expect(found.number('effective')).toBeCloseTo(81 / 17, 12);
});

test('letters follow the level and the adjustment', () => {
  const rows = [
    'r,c',
    ...Array.from(
      { length: 120 },
      (_, at) => `${at % 3 === 0 || (at < 40 && at % 2 === 0) ? 'y' : 'n'},${Math.floor(at / 40)}`,
    ),
  ];
  const csv = `${rows.join('\n')}\n`;
  const letters = (options: object) =>
    ask({ rows: 'r', columns: 'c', compare: 'z', ...options }, csv)
      .fields('cells', 'letters')
      .flat();
  // 27, 13 and 13 of 40: z = 3.13 for the first against either, p = 0.0017; times three 0.0052.
  expect(letters({})).toEqual(['', 'A', 'A', 'BC', '', '']);
  expect(letters({ level: 0.997 })).toEqual(['', 'A', 'A', 'BC', '', '']);
  expect(letters({ level: 0.997, adjust: 'bonferroni' })).toEqual(['', '', '', '', '', '']);
  expect(letters({ compare: 'none' }).join('')).toBe('');
});

test.each([
  [{ rows: 'x' }, 'there is no column "x"'],
  [{ rows: 'r', columns: 'c', adjust: 'tukey' }, 'option adjust'],
  [
    { rows: 'r', weight: 'w', strata: 's', filter: "${s} = 'x' and ${w} = 2" },
    'no degrees of freedom are left',
  ],
  [{ rows: 'r', columns: 'c', margins: {} }, 'table has no option "margins"'],
  [{}, 'table needs the option rows'],
])('%j is refused: %s', (options, sentence) => {
  expect(ask(options).error).toContain(sentence);
});

test('a table of one column has shares and no tests of independence', () => {
  const found = ask({ rows: 'r', columns: 'c', filter: '${c} = 1' });
  expect(found.at('tests')).toEqual({});
  expect(found.fields('cells')).toHaveLength(2);
  expect(ask({ rows: 'r', columns: 'c', weight: 'w', filter: '${c} = 1' }).at('tests')).toEqual({});
});
