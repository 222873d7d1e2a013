/** Several answers to one question, as rows and as columns that overlap, and rankings. */
import fc from 'fast-check';
import { varianceOf } from '../../../../src/domain/statistics/design/variance.js';
import { normalUpper } from '../../../../src/domain/statistics/distributions/index.js';
import type { MultipleQuestion, RankingQuestion } from '../../../../src/domain/statistics/tables/request.js';
import { madeSamples } from '../../../kit/designs.js';
import { cellAt, choice, meanOfNumbers, singleOf, tableOf } from '../../../kit/table-requests.js';

const WHY = [
  choice('cost', [1, 1, 0, -1, 1, 0]),
  choice('time', [1, 0, 0, -1, 1, 1]),
  choice('trust', [0, 0, 0, -1, 1, -1]),
];

function why(of: MultipleQuestion['of']): MultipleQuestion {
  return {
    kind: 'multiple',
    key: 'why',
    label: 'why',
    choices: WHY,
    of,
    nets: [{ key: 'costs', label: 'Costs', of: ['cost', 'time'] }],
  };
}

test('of respondents: everybody who was not blank in all; a net counts a person once', () => {
  const table = tableOf(6, { questions: [why('respondents')] });
  expect(table.blocks[0]).toMatchObject({ exclusive: false, of: 'respondents', tests: [] });
  expect(table.blocks[0]?.bases[0]?.n).toBe(5);
  expect([0, 1, 2, 3].map((row) => cellAt(table, row, 0).estimate)).toEqual([3 / 5, 3 / 5, 1 / 5, 4 / 5]);
});

test('of answers: shares add up to 1, a net counts each answer, and the error knows that people give several', () => {
  const table = tableOf(6, { questions: [why('answers')] });
  expect([0, 1, 2, 3].map((row) => cellAt(table, row, 0).estimate)).toEqual([3 / 7, 3 / 7, 1 / 7, 6 / 7]);
  // People's answers are 2, 1, 0, 3, 1; (cost − 3/7·answers)/7 each.
  const influence = [1 - 6 / 7, 1 - 3 / 7, 0, 1 - 9 / 7, -3 / 7].map((each) => each / 7);
  const variance = (6 / 5) * influence.reduce((sum, each) => sum + each ** 2, 0);
  expect(cellAt(table, 0, 0).standardError).toBeCloseTo(Math.sqrt(variance), 12);
});

test('overlapping columns: pooled z with 2o/(nm) taken off for the o people who are in both', () => {
  const use = singleOf('use', ['y', 'n', 'y', 'y', 'n', 'y', 'y', 'n', 'n', 'y']);
  const choices = [choice('a', [1, 1, 1, 1, 1, 1, 0, 0, 0, 0]), choice('b', [0, 0, 0, 1, 1, 1, 1, 1, 1, 0])];
  const banners = [{ kind: 'multiple', key: 'b', label: 'b', choices } as const];
  const table = tableOf(10, { questions: [use], banners, compare: true });
  expect(table.banners[1]?.exclusive).toBe(false);
  const found = table.blocks[0]?.comparisons.find(({ row }) => row === 1);
  // yes: 4 of 6 and 3 of 6, three in both: p = 7/12.
  const variance = (7 / 12) * (5 / 12) * (1 / 6 + 1 / 6 - (2 * 3) / 36);
  const z = 1 / 6 / Math.sqrt(variance);
  expect(found).toMatchObject({ test: 'pooled z', columns: [1, 2], degrees: null });
  expect(found?.statistic).toBeCloseTo(z, 12);
  expect(found?.p).toBeCloseTo(2 * normalUpper(z), 12);
  expect(table.blocks[0]?.tests).toEqual([]);
});

test('under any design the error of a difference of overlapping columns is that of its influence', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, rows, columns, values }) => {
      const [one, other] = [(code: number) => code !== 0, (code: number) => code !== 1];
      const choices = [one, other].map((holds, at) =>
        choice(
          `b${at}`,
          [...columns.codes].map((code) => (holds(code) ? 1 : 0)),
        ),
      );
      const banners = [{ kind: 'multiple', key: 'b', label: 'b', choices } as const];
      const all = values.length;
      const table = tableOf(all, {
        questions: [
          { kind: 'single', key: 'r', label: 'r', column: rows, labels: [] },
          meanOfNumbers('y', values),
        ],
        banners,
        design,
        compare: true,
      });
      const influence = (value: (row: number) => number | null, holds: typeof one) => {
        const inside = (row: number) => holds(columns.codes[row]!) && value(row) !== null;
        let [weight, sum] = [0, 0];
        for (let row = 0; row < all; row += 1)
          if (inside(row)) {
            weight += design.weights[row]!;
            sum += design.weights[row]! * value(row)!;
          }
        return Float64Array.from({ length: all }, (_, row) =>
          inside(row) ? (value(row)! - sum / weight) / weight : 0,
        );
      };
      const isFirst = (row: number) => (rows.codes[row]! < 0 ? null : rows.codes[row] === 0 ? 1 : 0);
      for (const [block, value] of [
        [0, isFirst],
        [1, (row: number) => values[row]!],
      ] as const) {
        const found = table.blocks[block]?.comparisons.find((each) => each.row === 0);
        if (found === undefined) continue;
        const [a, b] = [influence(value, one), influence(value, other)];
        const variance = varianceOf(
          design,
          a.map((each, row) => each - b[row]!),
        );
        expect(found.standardError).toBeCloseTo(Math.sqrt(variance), 7);
      }
    }),
    { numRuns: 20 },
  );
});

test('with very many patterns of answers choices are counted one by one, to the same numbers', () => {
  const rows = 2500;
  const chosen = (at: number) => Array.from({ length: rows }, (_, row) => ((row * 7919) >> at) & 1);
  const choices = Array.from({ length: 20 }, (_, at) => choice(`c${at}`, chosen(at)));
  const question = {
    kind: 'multiple',
    key: 'q',
    label: 'q',
    choices,
    nets: [{ key: 'n', label: 'n', of: ['c0', 'c1'] }],
  } as const;
  const table = tableOf(rows, {
    questions: [
      { ...question, of: 'respondents' },
      { ...question, of: 'answers' },
    ],
  });
  const total = choices.reduce((sum, _, at) => sum + chosen(at).filter((code) => code === 1).length, 0);
  for (const at of [0, 7, 19]) {
    const n = chosen(at).reduce((sum, code) => sum + code, 0);
    expect(cellAt(table, at, 0)).toMatchObject({ n, estimate: n / rows });
    expect(cellAt(table, at, 0, 1).estimate).toBeCloseTo(n / total, 13);
  }
  const either = chosen(0).filter((code, row) => code === 1 || chosen(1)[row] === 1).length;
  expect(cellAt(table, 20, 0).n).toBe(either);
});

test('rankings: shares of first places among those who ranked anything, mean ranks among those who ranked the item', () => {
  const items = [
    [1, 2, Number.NaN, 1],
    [2, 1, Number.NaN, Number.NaN],
    [3, Number.NaN, Number.NaN, 2],
  ].map((ranks, at) => ({
    key: `i${at}`,
    label: `i${at}`,
    ranks: { kind: 'numbers', values: Float64Array.from(ranks) } as const,
  }));
  const ranking = (measure: RankingQuestion['measure']): RankingQuestion => ({
    kind: 'ranking',
    key: 'r',
    label: 'r',
    items,
    measure,
  });
  const table = tableOf(4, {
    questions: [ranking({ kind: 'top', places: 2 }), ranking({ kind: 'mean-rank' })],
  });
  expect([0, 1, 2].map((row) => cellAt(table, row, 0).estimate)).toEqual([1, 2 / 3, 1 / 3]);
  expect(table.blocks.map(({ kind, bases }) => [kind, bases[0]?.n])).toEqual([
    ['top', 3],
    ['mean-rank', 3],
  ]);
  expect([0, 1, 2].map((row) => [cellAt(table, row, 0, 1).n, cellAt(table, row, 0, 1).estimate])).toEqual([
    [3, 4 / 3],
    [2, 3 / 2],
    [2, 5 / 2],
  ]);
});
