/** Letters, tests and verdicts of tables: which test, how adjusted, and where another would decide otherwise. */
import fc from 'fast-check';
import { surveyDesign } from '../../../../src/domain/statistics/design/design.js';
import { kruskalWallis, mannWhitney, welch } from '../../../../src/domain/statistics/tests/group-tests.js';
import { codedColumn } from '../../../kit/designs.js';
import { cellAt, meanOfNumbers, single, tableOf } from '../../../kit/table-requests.js';

/** So many yes of so many, by column. */
function counted(...columns: readonly (readonly [yes: number, of: number])[]) {
  const rows = columns.flatMap(([yes, of], column) =>
    Array.from({ length: of }, (_, at) => ({ column, row: at < yes ? 1 : 0 })),
  );
  return {
    rows: rows.length,
    question: single(
      'q',
      codedColumn(
        rows.map(({ row }) => row),
        2,
      ),
    ),
    banner: single(
      'b',
      codedColumn(
        rows.map(({ column }) => column),
        columns.length,
      ),
    ),
  };
}

test('the higher of two columns that differ significantly bears the other’s letter', () => {
  const { rows, question, banner } = counted([30, 50], [12, 50], [14, 50]);
  const table = tableOf(rows, { questions: [question], banners: [banner], compare: true });
  expect(table.blocks[0]?.cells.map((row) => row.map(({ letters }) => letters))).toEqual([
    ['', '', 'A', 'A'],
    ['', 'BC', '', ''],
  ]);
  expect(tableOf(rows, { questions: [question], banners: [banner] }).blocks[0]?.comparisons).toEqual([]);
});

test('a verdict that another reasonable test would turn is said to be disputed', () => {
  // 18 of 20 against 12 of 20: pooled z = 2.19 (p = 0.028), Fisher p = 0.065.
  const { rows, question, banner } = counted([18, 20], [12, 20]);
  const [block] = tableOf(rows, { questions: [question], banners: [banner], compare: true }).blocks;
  const found = block?.comparisons.find(({ row }) => row === 1);
  expect(found).toMatchObject({ significant: true, disputed: true, test: 'pooled z' });
  expect(found?.others.map(({ test }) => test)).toEqual(['unpooled z', 'Fisher']);
  expect(found?.others[1]?.p).toBeCloseTo(0.0648, 3);
  expect(block?.tests[0]).toMatchObject({ main: 'pearson', disputedBy: [{ test: 'fisher' }] });
  const clear = counted([19, 20], [2, 20]);
  const other = tableOf(clear.rows, { questions: [clear.question], banners: [clear.banner], compare: true });
  expect(other.blocks[0]?.comparisons.map(({ disputed }) => disputed)).toEqual([false, false]);
  expect(other.blocks[0]?.tests[0]?.disputedBy).toEqual([]);
});

test('under weights a z on effective bases stands beside the linearised t, and Rao–Scott beside Pearson', () => {
  const { rows, question, banner } = counted([30, 50], [12, 50]);
  const made = surveyDesign({
    rows,
    weights: Float64Array.from({ length: rows }, (_, row) => 1 + (row % 3)),
  });
  if (!made.ok) throw new Error(made.problem);
  const [block] = tableOf(rows, {
    questions: [question],
    banners: [banner],
    compare: true,
    design: made.value,
  }).blocks;
  const found = block?.comparisons[0];
  expect(found).toMatchObject({
    test: 't on linearised standard error',
    degrees: rows - 1,
    significant: true,
  });
  expect(found?.others.map(({ test }) => test)).toEqual(['z on effective bases']);
  expect(block?.tests[0]).toMatchObject({ main: 'raoScott', raoScott: { df1: expect.closeTo(1, 10) } });
});

test('adjustments run within a row and one banner question; BH over all pairs of a block and question', () => {
  const { rows, question, banner } = counted([30, 50], [20, 50], [14, 50]);
  const adjusted = (adjust: 'none' | 'bonferroni' | 'bh') =>
    tableOf(rows, { questions: [question], banners: [banner, banner], compare: true, adjust }).blocks[0]
      ?.comparisons ?? [];
  const [none, bonferroni, bh] = [adjusted('none'), adjusted('bonferroni'), adjusted('bh')];
  // Two rows × two questions × three pairs.
  expect(none).toHaveLength(12);
  bonferroni.forEach((each, at) => {
    expect(each.adjusted).toBeCloseTo(Math.min(1, 3 * none[at]!.p), 13);
  });
  // Both rows say the same, so that each p comes twice among six: the smallest is multiplied by 6/2.
  expect(bh[1]?.adjusted).toBeCloseTo(3 * none[1]!.p, 13);
});

const samples = fc.array(
  fc.record({ group: fc.integer({ min: 0, max: 2 }), value: fc.integer({ min: 0, max: 6 }) }),
  { minLength: 15, maxLength: 40 },
);

test('tests of means are Welch, Mann–Whitney and Kruskal–Wallis as they are by rows', () => {
  fc.assert(
    fc.property(samples, (rows) => {
      const values = Float64Array.from(rows, ({ value }) => value);
      const groups = rows.map(({ group }) => group);
      const [block] = tableOf(rows.length, {
        questions: [meanOfNumbers('y', values)],
        banners: [single('g', codedColumn(groups, 3))],
        compare: true,
      }).blocks;
      const filled = new Set(groups).size;
      if (filled === 3) {
        const kw = kruskalWallis(values, groups, 3);
        expect(block?.tests[0]?.kruskalWallis?.statistic ?? null).toEqual(
          kw === null ? null : expect.closeTo(kw.statistic, 9),
        );
      }
      const pair = rows.filter(({ group }) => group < 2);
      const [some, of] = [Float64Array.from(pair, ({ value }) => value), pair.map(({ group }) => group)];
      const t = new Set(of).size === 2 ? welch(some, of) : null;
      const found = block?.comparisons.find(({ columns }) => columns[0] === 1 && columns[1] === 2);
      expect(found === undefined).toBe(t === null);
      if (t === null || found === undefined) return;
      expect(found.statistic).toBeCloseTo(t.statistic, 8);
      expect(found.degrees).toBeCloseTo(t.df, 7);
      expect(found.others).toEqual([
        { test: 'Mann–Whitney', p: expect.closeTo(mannWhitney(some, of)!.p, 10) },
      ]);
    }),
    { numRuns: 20 },
  );
});

test('a median has Woodruff’s interval: the values at the share ± z × its error', () => {
  const values = Float64Array.from({ length: 100 }, (_, at) => ((at * 37) % 100) + 1);
  const question = {
    ...meanOfNumbers('y', values),
    statistics: [
      { kind: 'quantile', at: 0.5, label: 'median' } as const,
      { kind: 'quantile', at: 0.25, label: 'q1' } as const,
    ],
  };
  const table = tableOf(100, { questions: [question] });
  // 0.5 ± 1.96·0.05 and 0.25 ± 1.96·0.0433 of 1 … 100.
  expect(cellAt(table, 0, 0)).toMatchObject({ estimate: 50.5, interval: [41, 60], n: 100 });
  expect(cellAt(table, 1, 0)).toMatchObject({ estimate: 25, interval: [17, 34] });
  expect(cellAt(table, 0, 0).standardError).toBeCloseTo(19 / (2 * 1.959964), 6);
  expect(table.blocks[0]?.rows.map(({ at }) => at)).toEqual([0.5, 0.25]);
});
