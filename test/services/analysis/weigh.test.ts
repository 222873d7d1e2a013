/** Weights from targets: margins met, people who did not say kept, and everything that cannot be done said in words. */
import fc from 'fast-check';
import { onlyRows } from '../../../src/services/analysis/data-set/only-rows.js';
import type { WeightDefinition } from '../../../src/services/analysis/definitions/definition.js';
import { weigh } from '../../../src/services/analysis/weighting/weigh.js';
import { cellsOf, type TestCell, testDataSet } from '../../kit/data-set.js';

const COUNTRIES = ['england', 'wales', 'scotland'];
const data = (
  cells: readonly (readonly [TestCell, TestCell])[],
  base: readonly number[] = cells.map((_, row) => 1 + (row % 3)),
) =>
  testDataSet([
    { name: 'country', categories: COUNTRIES, cells: cells.map(([country]) => country) },
    {
      name: 'sex',
      categories: ['woman', 'man', 'silent'],
      missing: ['silent'],
      cells: cells.map(([, sex]) => sex),
    },
    { name: 'base', cells: base },
  ]);
const target = (variable: string, shares: Readonly<Record<string, number>>) => ({
  variable,
  categories: Object.entries(shares).map(([category, share]) => ({ category, target: share })),
});
const weight = (more: Partial<WeightDefinition> = {}): WeightDefinition => ({
  ...{ kind: 'weight', label: { en: 'Population' }, base: null, trim: null },
  targets: [
    target('country', { england: 0.5, wales: 0.3, scotland: 0.2 }),
    target('sex', { woman: 51, man: 49 }),
  ],
  ...more,
});
/** Every pair once, then some more at random. */
const rows = fc
  .array(
    fc.tuple(fc.constantFrom(...COUNTRIES), fc.constantFrom('woman', 'man', 'silent', 'skipped' as const)),
    { maxLength: 60 },
  )
  .map((more) => [
    ...COUNTRIES.flatMap((country) => ['woman', 'man', 'silent'].map((sex) => [country, sex] as const)),
    ...more,
  ]);

test('margins come out as wanted; who did not say keeps the share of those who did not', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const weighed = weigh(data(cells), weight(), 'en');
      if (!weighed.ok) throw new Error(weighed.problem);
      const [country, sex] = weighed.value.diagnostics.margins;
      for (const margin of [country!, sex!])
        for (const { target: wanted, reached } of margin.categories) expect(reached).toBeCloseTo(wanted, 9);
      expect(country!.categories.map(({ target: wanted }) => wanted)).toEqual([0.5, 0.3, 0.2]);
      const silent = sex!.categories.find(({ given }) => !given)!;
      const said = cells.filter(([, sexSaid]) => sexSaid === 'woman' || sexSaid === 'man').length;
      expect(silent.n).toBe(cells.length - said);
      expect(silent.reached).toBeCloseTo(silent.observed, 9);
      const [woman, man] = sex!.categories;
      expect(woman!.reached / man!.reached).toBeCloseTo(51 / 49, 9);
    }),
    { numRuns: 60 },
  );
});

const CELLS = COUNTRIES.flatMap((country) =>
  ['woman', 'man'].flatMap((sex) => [[country, sex] as const, [country, sex] as const]),
);

test('what weights cost is told, and limits hold', () => {
  const skewed = [...CELLS, ...Array.from({ length: 40 }, () => ['england', 'woman'] as const)];
  const free = weigh(data(skewed), weight(), 'en');
  const held = weigh(data(skewed), weight({ trim: { low: 0, high: 6 } }), 'en');
  if (!free.ok || !held.ok) throw new Error('not weighed');
  expect(free.value.diagnostics.high).toBeGreaterThan(6);
  expect(held.value.diagnostics.high).toBeLessThanOrEqual(6 + 1e-9);
  expect(free.value.diagnostics.effective).toBeLessThan(skewed.length);
  expect(free.value.diagnostics.designEffect).toBeCloseTo(
    skewed.length / free.value.diagnostics.effective,
    9,
  );
  expect(free.value.diagnostics.bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(free.value.diagnostics.margins[0]!.categories.map(({ isSmall }) => isSmall)).toEqual([
    false,
    true,
    true,
  ]);
});

test('weights begin with the base weight: equal targets leave it as it is', () => {
  const own = data(CELLS);
  const sums = new Map<string, number>();
  own.columns[0]!.codes.forEach((code, row) => {
    const country = COUNTRIES[code]!;
    sums.set(country, (sums.get(country) ?? 0) + own.columns[2]!.values![row]!);
  });
  const definition = weight({ base: 'base', targets: [target('country', Object.fromEntries(sums))] });
  const weighed = weigh(own, definition, 'en');
  if (!weighed.ok) throw new Error(weighed.problem);
  const mean = own.columns[2]!.values!.reduce((sum, value) => sum + value, 0) / own.rows;
  expect([...weighed.value.design.weights].map((each) => each * mean)).toEqual(
    [...own.columns[2]!.values!].map((value) => expect.closeTo(value, 9)),
  );
});

test('whoever begins with a weight of 0 keeps it, and all else is told as if they were not there', () => {
  const base = [...CELLS.map((_, row) => 1 + (row % 3)), 0, 0];
  const more = [...CELLS, ['scotland', 'silent'] as const, ['wales', 'woman'] as const];
  const [all, few] = [
    weigh(data(more, base), weight({ base: 'base' }), 'en'),
    weigh(data(CELLS), weight({ base: 'base' }), 'en'),
  ];
  if (!all.ok || !few.ok) throw new Error('not weighed');
  expect([...all.value.design.weights]).toEqual([...few.value.design.weights, 0, 0]);
  expect(all.value.diagnostics).toEqual(few.value.diagnostics);
  // R finds a target for the category of everybody, also of those who count for nobody.
  const targets = all.value.diagnostics.margins.map(({ categories }) => categories.map(({ key }) => key));
  for (const [at, { categories, codes }] of all.value.columns.entries())
    for (const code of Array.from(codes)) expect(targets[at]).toContain(categories[code]);
  for (const [of, sentence] of [
    [[-1, ...base.slice(1)], 'base is blank or below 0 for some'],
    [base.map((value, row) => (row === 0 ? value : 0)), 'base is above 0 for fewer than two'],
  ] as const)
    expect(weigh(data(more, of), weight({ base: 'base' }), 'en')).toMatchObject({
      ok: false,
      problem: expect.stringContaining(sentence),
    });
});

test.each<[string, Partial<WeightDefinition>, string]>([
  ['a variable that is gone', { targets: [target('gone', { a: 1, b: 1 })] }, 'no variable called gone'],
  [
    'a category that nobody chose',
    { targets: [target('country', { england: 1, wales: 1, scotland: 1, ireland: 1 })] },
    'nobody answered “ireland”',
  ],
  [
    'somebody without a target',
    { targets: [target('country', { england: 1, wales: 1 })] },
    'somebody answered “scotland” to country, which has no target',
  ],
  ['a base that is no number', { base: 'country' }, 'no number called country'],
])('refused in words: %s', (_name, more, sentence) => {
  const weighed = weigh(data(CELLS), weight(more), 'en');
  expect(weighed).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) });
});

test('a data set of some rows has these rows and no others, in their order', () => {
  const own = data(CELLS);
  const mask = Uint8Array.from(CELLS, ([country]) => Number(country !== 'wales'));
  const some = onlyRows(own, mask);
  expect(some.rows).toBe(8);
  expect(cellsOf(some, 'country')).toEqual(
    CELLS.flatMap(([country]) => (country === 'wales' ? [] : [country])),
  );
  expect(onlyRows(own, new Uint8Array(own.rows).fill(1))).toBe(own);
});
