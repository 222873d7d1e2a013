/** `mean`, `total` and `rake` as asked from outside: options in every combination, refusals in words. */
import { analyse } from '../../../kit/analyse.js';

const CSV = `id,y,g,w,s,k,N,sex
1,2,a,1,x,1,10,f
2,4,a,3,x,1,10,m
3,9,b,1,x,2,10,f
4,1,b,1,y,1,20,m
5,NA,a,2,y,2,20,f
6,6,b,2,y,3,20,m
7,3,,1,y,3,20,f
8,7,10,1,y,2,20,m
`;

const ask = (name: string, options: object, csv = CSV) => analyse(csv, name, options);

test('blanks of the variable and of the group leave rows out of the domain, not of the design', () => {
  const found = ask('mean', { variable: 'y', by: 'g', weight: 'w', filter: '${id} < 8' });
  expect(found.fields('groups', 'group', 'n', 'weighted')).toEqual([
    ['a', 2, 4],
    ['b', 3, 4],
  ]);
  // Group a: mean 14/4 = 3.5, influence w(y − 3.5)/4 = −0.375, 0.375; eight rows in the design.
  const error = found.number('groups[0].standardError');
  expect(error).toBeCloseTo(Math.sqrt((8 / 7) * 2 * 0.375 ** 2), 12);
  // t with five rows less one: 2.776445105.
  expect(found.number('groups[0].interval[1]')).toBeCloseTo(3.5 + 2.7764451051978 * error, 10);
});

test('strata, clusters and a population: clusters are counted and corrected for within strata', () => {
  const found = ask('total', { variable: 'y', weight: 'w', strata: 's', clusters: 'k', fpc: 'N' });
  // Sums of w·y by cluster: x: 14, 9; y: 1, 7, 15. Squares from the means: 12.5; 2 clusters of 10, 3 of 20.
  const y = [1, 7, 15].map((sum) => (sum - 23 / 3) ** 2).reduce((a, b) => a + b);
  const variance = 2 * 12.5 * 0.8 + 1.5 * y * 0.85;
  expect(found.fields('groups', 'group', 'n', 'weighted', 'total')).toEqual([[null, 7, 10, 46]]);
  expect(found.number('groups[0].standardError')).toBeCloseTo(Math.sqrt(variance), 12);
  // Degrees: five clusters less two strata: t = 3.182446305.
  expect(found.number('groups[0].interval[0]')).toBeCloseTo(46 - 3.182446305284 * Math.sqrt(variance), 9);
});

test('a raked mean has no design effect and less error the more its margins explain', () => {
  const margins = { sex: { f: 0.5, m: 0.5 } };
  expect(ask('mean', { variable: 'y', weight: 'w', margins }).at('groups[0].designEffect')).toBeUndefined();
  const csv = CSV.replace('sex', 'man').replaceAll(',f\n', ',0\n').replaceAll(',m\n', ',1\n');
  const known = ask('mean', { variable: 'man', margins: { man: { 0: 0.5, 1: 0.5 } } }, csv);
  expect(known.number('groups[0].mean')).toBeCloseTo(0.5, 12);
  expect(known.number('groups[0].standardError')).toBeLessThan(1e-12);
});

/** As in R's survey package, whose `svymean` and `degf` leave rows of weight 0 out and keep them in the design. */
test.each([
  ['mean', { variable: 'y', by: 'sex' }],
  ['total', { variable: 'y', strata: 's' }],
  ['table', { rows: 'g', columns: 'sex', compare: 'z' }],
  ['compare-groups', { variable: 'y', by: 'sex' }],
] as const)('%s: whoever has the weight 0 is left out as by a filter', (name, options) => {
  const zero = CSV.replace('2,4,a,3', '2,4,a,0').replace('8,7,10,1', '8,7,10,0.0');
  const left = ask(name, { ...options, weight: 'w', filter: '${id} != 2 and ${id} != 8' });
  expect(ask(name, { ...options, weight: 'w' }, zero).whole).toEqual(left.whole);
});

test('raked, a row of weight 0 keeps it, and nobody else’s error changes', () => {
  const zero = CSV.replace('2,4,a,3', '2,4,a,0');
  const margins = { sex: { f: 0.5, m: 0.5 } };
  const raked = ask('rake', { weight: 'w', margins }, zero);
  expect([0, 1, 2].map((row) => raked.number(`weights[${row}]`) > 0)).toEqual([true, false, true]);
  expect(
    ask('mean', { variable: 'y', weight: 'w', margins }, zero).number('groups[0].standardError'),
  ).toBeGreaterThan(0);
  expect(ask('mean', { variable: 'y', weight: 'w', filter: '${id} = 2' }, zero).error).toContain(
    'no row that passes the filter has a weight above 0',
  );
  expect(ask('mean', { variable: 'y', weight: 'w' }, CSV.replace('2,4,a,3', '2,4,a,-3')).error).toContain(
    'column "w", row 2: expected a weight from 0 up, found -3',
  );
});

test('a group of one row has a mean without an error, and the others theirs', () => {
  for (const [what, name] of [
    ['mean', 'mean'],
    ['total', 'total'],
  ] as const) {
    const { groups } = ask(what, { variable: 'y', by: 'g' }).whole as {
      groups: readonly Record<string, unknown>[];
    };
    const lone = groups.find(({ group }) => group === '10');
    expect(lone).toMatchObject({
      ...{ n: 1, weighted: 1, standardError: null, interval: null, designEffect: 1 },
      [name]: expect.any(Number),
    });
    if (what === 'mean') expect(lone).toMatchObject({ median: lone?.['mean'] });
    const others = groups.filter(({ n }) => (n as number) > 1);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(other['standardError']).toEqual(expect.any(Number));
  }
});

test('a category may be called what no object can hold', () => {
  const csv = 'y,g\n1,a\n2,__proto__\n3,a\n4,__proto__\n5,constructor\n6,constructor\n';
  const targets = JSON.parse('{ "g": { "__proto__": 0.5, "a": 0.3, "constructor": 0.2 } }') as object;
  const raked = ask('rake', { margins: targets }, csv);
  expect([0, 1, 4].map((row) => raked.number(`weights[${row}]`).toFixed(9))).toEqual([
    ...['0.900000000', '1.500000000', '0.600000000'],
  ]);
  expect(ask('mean', { variable: 'y', margins: targets }, csv).number('groups[0].mean')).toBeCloseTo(3.2);
  const wrong = JSON.parse('{ "g": { "__proto__": "much" } }') as object;
  expect(ask('rake', { margins: wrong }, csv).error).toContain('option margins.g.__proto__');
  const column = csv.replace('y,g', 'y,__proto__');
  expect(ask('rake', { margins: JSON.parse('{"__proto__": {"a": 1}}') as object }, column).error).toContain(
    '"__proto__" has rows of "__proto__" and no target',
  );
});

test.each([
  ['mean', { variable: 'g' }, 'column "g", row 1: expected a number, found "a"'],
  ['mean', { variable: 'z' }, 'there is no column "z"'],
  ['mean', { variable: 'y', weight: 'y' }, 'column "y", row 5: expected a weight, found a blank'],
  ['mean', { variable: 'y', fpc: 'N' }, 'fpc needs weight, strata, clusters or margins beside it'],
  ['mean', { variable: 'y', strata: 'id' }, 'stratum "1" has one row, from which no variance can be told'],
  ['mean', { variable: 'y', clusters: 'g' }, 'row 7 has no stratum or no cluster'],
  ['mean', { variable: 'y', weight: 'w', fpc: 'N' }, 'the sample has two sizes in the population, 10 and 20'],
  ['mean', { variable: 'y', weight: 'w', filter: '${id} = 1' }, 'no degrees of freedom are left'],
  ['mean', { variable: 'y', filter: '${id} = 5' }, 'no row is left once blanks are left out'],
  ['mean', { variable: 'y', level: 1 }, 'option level'],
  ['mean', { variable: 'y', weight: 'w', margins: { g: { a: 0.4, b: 0.5, 10: 0.1 } } }, 'row 7 has no "g"'],
  ['total', { variable: 'y', by: 'g', compare: 'z' }, 'total has no option "compare"'],
  ['rake', { margins: { sex: { f: 0.5 } } }, '"sex" has rows of "m" and no target for them'],
  ['rake', { margins: { sex: { f: 5, m: 3 } }, trim: [1.1, 2] }, 'one below 1 and one above'],
  ['rake', { margins: { sex: { f: 0.9, m: 0.1 } }, trim: [0.9, 1.1] }, 'with weights between 0.9 and 1.1'],
  ['rake', {}, 'rake needs the option margins'],
  ['rake', { margins: { sex: { f: 0.5, m: 0.5 } }, strata: 'none' }, 'there is no column "none"'],
  ['correlate', { x: 'y', y: 'id', weight: 'w' }, 'correlate has no option "weight"'],
  ['correlate', { x: 'y', y: 'N', filter: '${id} > 3' }, '"N" is the same in all rows'],
  ['correlate', { x: 'y', y: 'id', filter: '${id} < 3' }, 'needs three rows without blanks, found 2'],
  ['compare-groups', { variable: 'y', by: 'g', filter: "${g} = 'a'" }, 'has one group, "a"'],
  ['compare-groups', { variable: 'y', by: 'g', weight: 'w' }, 'two groups can be compared, and "g" has 3'],
  ['compare-groups', { variable: 'N', by: 'sex', filter: '${id} > 3' }, 'is the same in all rows'],
  ['proportions', { successes: [5, 1], trials: [3, 4] }, 'no more successes than trials, found 5 of 3'],
  ['proportions', { successes: [0, 0], trials: [0, 4] }, 'at least one trial'],
  ['proportions', { successes: [0.5, 0], trials: [3, 4] }, 'option successes'],
])('%s %j is refused: %s', (name, options, sentence) => {
  expect(ask(name, options).error).toContain(sentence);
});

test('a group of one row has a mean under a design, with an error of 0, and its others their own', () => {
  const found = ask('mean', { variable: 'y', by: 'g', weight: 'w' });
  expect(
    found.fields('groups', 'group', 'n', 'mean', 'standardError', 'designEffect').filter(([, n]) => n === 1),
  ).toEqual([['10', 1, 7, 0, null]]);
  expect(found.number('groups[1].standardError')).toBeGreaterThan(0);
});

test('a population without weights corrects a raked design, which is linearised too', () => {
  const csv = CSV.replaceAll(',10,', ',20,');
  const error = (options: object) =>
    ask('mean', { variable: 'y', margins: { sex: { f: 0.4, m: 0.6 } }, ...options }, csv).number(
      'groups[0].standardError',
    );
  expect(error({ fpc: 'N' })).toBeCloseTo(error({}) * Math.sqrt(1 - 8 / 20), 12);
});

/** No power of two makes these up, so that a rounded mean of several of them need not be the value itself. */
test.each([0.1, 0.7, 1e9 + 0.1])('values that are all %d have no spread, not even by rounding', (value) => {
  const rows = Array.from({ length: 23 }, (_, row) =>
    [value, value * (1 + (row % 2)), row % 2, row % 3, 0.1 + (row % 5) / 7].join(','),
  );
  const csv = ['same,apart,two,three,w', ...rows].join('\n');
  for (const weight of ['w', null]) {
    const found = ask('mean', { variable: 'same', by: 'two', weight }, csv);
    const known = weight === null ? 1 : null;
    expect(found.fields('groups', 'mean', 'standardError', 'designEffect')).toEqual([
      [value, 0, known],
      [value, 0, known],
    ]);
    expect(ask('total', { variable: 'same', weight: 'w' }, csv).at('groups[0].designEffect')).toBeNull();
    expect(ask('compare-groups', { variable: 'same', by: 'two', weight }, csv).error).toBeDefined();
  }
  expect(ask('compare-groups', { variable: 'same', by: 'three' }, csv).error).toContain(
    'is the same in all rows',
  );
  expect(ask('compare-groups', { variable: 'apart', by: 'two', weight: 'w' }, csv).error).toBeDefined();
  expect(Object.keys(ask('compare-groups', { variable: 'apart', by: 'two' }, csv).whole as object)).toEqual([
    'kruskalWallis',
    'mannWhitney',
  ]);
});

test('null options count as left out; by and filter work without a design', () => {
  const options = { variable: 'y', by: 'sex', weight: null, filter: '${id} != 5', level: 0.9 };
  expect(ask('mean', options).fields('groups', 'group', 'n', 'median')).toEqual([
    ['f', 3, 3],
    ['m', 4, 5],
  ]);
});

test('raked weights stand in the order of rows, 0 where the filter leaves them out', () => {
  const found = ask('rake', { margins: { sex: { f: 20, m: 10 } }, filter: '${id} > 2' });
  const weights = Array.from({ length: 8 }, (_, row) => found.number(`weights[${row}]`));
  expect(weights.map((weight) => weight.toFixed(9))).toEqual(
    [0, 0, 20 / 3, 10 / 3, 20 / 3, 10 / 3, 20 / 3, 10 / 3].map((weight) => weight.toFixed(9)),
  );
  expect(found.at('converged')).toBe(true);
  expect(found.number('effective')).toBeCloseTo(30 ** 2 / (400 / 3 + 100 / 3), 9);
  expect(found.fields('margins', 'column', 'category', 'target')).toEqual([
    ['sex', 'f', 20],
    ['sex', 'm', 10],
  ]);
});

test('what has no variance is left out, and the rest answered', () => {
  const found = ask('compare-groups', { variable: 'y', by: 'g', filter: '${id} < 4' });
  expect(['t', 'anova', 'kruskalWallis', 'mannWhitney'].map((test) => found.at(test) === undefined)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const same = ask('proportions', { successes: [4, 9], trials: [4, 9] });
  expect([same.at('z'), same.at('difference')]).toEqual([undefined, 0]);
});
