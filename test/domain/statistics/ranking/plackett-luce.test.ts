/** Plackett and Luce with ties against closed forms, a published table and all outcomes counted, and its laws. */
import fc from 'fast-check';
import { standardErrors } from '../../../../src/domain/statistics/estimation/symmetric.js';
import { type PlackettLuce, plackettLuce } from '../../../../src/domain/statistics/ranking/plackett-luce.js';
import type { Rankings } from '../../../../src/domain/statistics/ranking/rankings.js';
import { rankings, times, type WrittenRow } from './kit.js';

function fitted(given: Rankings): PlackettLuce {
  const model = plackettLuce(given);
  if (!model.ok) throw new Error(model.problem);
  return model.value;
}

const problemOf = (given: Rankings) => {
  const model = plackettLuce(given);
  return model.ok ? 'estimated' : model.problem;
};

test('two items: the odds of being first', () => {
  const { worths, logWorths, covariance, ties, logLikelihood } = fitted(
    rankings(['a', 'b'], [...times(6, [1, 2]), ...times(18, [2, 1])]),
  );
  expect([...worths]).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)]);
  expect([...logWorths]).toEqual([0, expect.closeTo(Math.log(3), 12)]);
  expect(standardErrors(covariance, 2)[1]).toBeCloseTo(Math.sqrt(1 / 6 + 1 / 18), 12);
  expect(ties).toEqual([]);
  expect(logLikelihood).toBeCloseTo(6 * Math.log(0.25) + 18 * Math.log(0.75), 12);
});

test('two items with ties: Davidson’s model fits three shares exactly', () => {
  // a : tie : b = a : δ√ab : b, so that δ is the ties over the geometric mean of the wins.
  const model = fitted(
    rankings(['a', 'b'], [...times(8, [1, 2]), ...times(12, [1, 1]), ...times(2, [2, 1])]),
  );
  expect(model.worths[0]).toBeCloseTo(0.8, 12);
  expect(model.ties).toEqual([{ size: 2, delta: expect.closeTo(12 / 4, 12) }]);
  const shares = [8, 12, 2].map((count) => count * Math.log(count / 22));
  expect(model.logLikelihood).toBeCloseTo(
    shares.reduce((sum, each) => sum + each, 0),
    12,
  );
});

/**
 * Games won at home and away in the American League's East, 1987: Agresti, Categorical Data Analysis (2nd edition 2002),
 * table 10.10; the row's team over the column's, in the order of TEAMS.
 */
const TEAMS = ['Baltimore', 'Boston', 'Cleveland', 'Detroit', 'Milwaukee', 'New York', 'Toronto'];
const WON = [
  [0, 1, 7, 4, 2, 3, 1],
  [12, 0, 7, 2, 6, 7, 6],
  [6, 6, 0, 4, 4, 6, 5],
  [9, 11, 9, 0, 6, 5, 7],
  [11, 7, 9, 7, 0, 7, 9],
  [10, 6, 7, 8, 6, 0, 6],
  [12, 7, 8, 6, 4, 7, 0],
];

test('the American League of 1987: log worths as printed', () => {
  const rows = WON.flatMap((row, winner) =>
    row.flatMap((games, loser) =>
      times(
        games,
        TEAMS.map((_, team) => (team === winner ? 1 : team === loser ? 2 : null)),
      ),
    ),
  );
  const { logWorths } = fitted(rankings(TEAMS, rows));
  const printed = [0, 1.11, 0.68, 1.44, 1.58, 1.25, 1.29];
  expect([...logWorths].map((each) => Math.round(100 * each) / 100)).toEqual(printed);
});

test('items left out of a top two stand below it, or were not compared, as the row says', () => {
  const rows: WrittenRow[] = [
    [1, 2, null],
    [2, 1, null],
    [null, 1, 2],
    [2, null, 1],
    [1, null, 2],
  ];
  const topTwo = fitted(rankings(['a', 'b', 'c'], rows, true));
  const whole = rows.map((row) => row.map((rank) => rank ?? 3));
  const asRanked = fitted(rankings(['a', 'b', 'c'], whole));
  expect(topTwo.logLikelihood).toBeCloseTo(asRanked.logLikelihood, 10);
  expect([...topTwo.worths]).toEqual([...asRanked.worths].map((worth) => expect.closeTo(worth, 10)));
  // Not compared, each row is one game of two, and the games are as even as can be but for one.
  const apart = fitted(rankings(['a', 'b', 'c'], rows));
  expect(apart.logLikelihood).toBeGreaterThan(5 * Math.log(0.5));
  expect(apart.logLikelihood).toBeLessThan(0);
  expect(topTwo.logLikelihood).toBeLessThan(apart.logLikelihood - 2);
});

test('a size of ties that was never seen has δ 0, and only the order of ranks matters', () => {
  const rows: WrittenRow[] = [
    [1, 1, 1, 2],
    [2, 3, 4, 1],
    [1, 2, 4, 3],
    [4, 3, 1, 2],
    [3, 1, 2, 4],
  ];
  const model = fitted(rankings(['a', 'b', 'c', 'd'], rows));
  expect(model.ties.map(({ size }) => size)).toEqual([2, 3]);
  expect(model.ties[0]?.delta).toBe(0);
  expect(model.ties[1]?.delta).toBeGreaterThan(0);
  const gaps = rows.map((row) => row.map((rank) => (rank === null ? null : 10 * rank + 0.5)));
  expect(fitted(rankings(['a', 'b', 'c', 'd'], gaps)).logLikelihood).toBe(model.logLikelihood);
});

/** Every set of at most `most` of these, as a choice among sets. */
function setsOf(items: readonly number[], most: number): number[][] {
  const numbers = Array.from({ length: 2 ** items.length }, (_, bits) => bits);
  return numbers
    .map((bits) => items.filter((_, place) => ((bits >> place) & 1) === 1))
    .filter(({ length }) => length > 0 && length <= most);
}

/** The log-likelihood of one row, all sets that could have been chosen counted one by one. */
function byHand(row: WrittenRow, logWorths: readonly number[], deltas: readonly number[]): number {
  let left = [...row.keys()].filter((item) => row[item] !== null);
  let sum = 0;
  const weight = (set: readonly number[]) =>
    deltas[set.length]! * Math.exp(set.reduce((all, item) => all + logWorths[item]!, 0) / set.length);
  while (left.length > 0) {
    const first = Math.min(...left.map((item) => row[item]!));
    const chosen = left.filter((item) => row[item] === first);
    const all = setsOf(left, deltas.length - 1).reduce((total, set) => total + weight(set), 0);
    sum += Math.log(weight(chosen) / all);
    left = left.filter((item) => !chosen.includes(item));
  }
  return sum;
}

const anyRows = fc.array(
  fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 }), { minLength: 4, maxLength: 4 }),
  { minLength: 5, maxLength: 12 },
);

test('the likelihood counts all sets that could have been chosen, and no place is higher', () => {
  const offsets = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(anyRows, offsets, fc.double({ min: 0.5, max: 2, noNaN: true }), (rows, offset, factor) => {
      const model = plackettLuce(rankings(['a', 'b', 'c', 'd'], rows));
      if (!model.ok) return;
      const { logWorths, ties, logLikelihood } = model.value;
      const deltas = [0, 1, ...ties.map(({ delta }) => delta)];
      const at = (worths: readonly number[], d: readonly number[]) =>
        rows.reduce((sum, row) => sum + byHand(row, worths, d), 0);
      expect(at([...logWorths], deltas)).toBeCloseTo(logLikelihood, 8);
      const moved = [...logWorths].map((each, item) => each + offset[item]!);
      const other = deltas.map((delta, size) => (size > 1 ? delta * factor : delta));
      expect(at(moved, other)).toBeLessThanOrEqual(logLikelihood + 1e-8);
    }),
    { numRuns: 60 },
  );
});

test('renaming items permutes, and every row twice halves the variances', () => {
  const permutation = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(anyRows, permutation, (rows, to) => {
      const plain = plackettLuce(rankings(['a', 'b', 'c', 'd'], rows));
      const turned = rows.map((row) => to.map((item) => row[item]!));
      const other = plackettLuce(rankings(['a', 'b', 'c', 'd'], [...turned, ...turned].reverse()));
      expect(other.ok).toBe(plain.ok);
      if (!plain.ok || !other.ok) return;
      for (const [place, item] of to.entries())
        expect(other.value.worths[place]).toBeCloseTo(plain.value.worths[item]!, 7);
      const [a, b] = [to.indexOf(0), to.indexOf(1)];
      const contrast = (covariance: Float64Array, one: number, two: number) =>
        covariance[one * 5]! + covariance[two * 5]! - 2 * covariance[one * 4 + two]!;
      const before = contrast(plain.value.covariance, 0, 1);
      expect(Math.abs(2 * contrast(other.value.covariance, a, b) - before)).toBeLessThanOrEqual(
        1e-6 * before,
      );
    }),
    { numRuns: 40 },
  );
});

describe('refused in words', () => {
  test('one item', () => {
    expect(problemOf(rankings(['a'], [[1]]))).toBe('expected at least two items to rank, found fewer');
  });
  test('an item that was always first', () => {
    expect(
      problemOf(
        rankings(
          ['a', 'b', 'c'],
          [
            [1, 2, 3],
            [1, 3, 2],
          ],
        ),
      ),
    ).toMatch(/^no other item was ever preferred to “a”/);
  });
  test('items in two groups that no row compares', () => {
    const apart: WrittenRow[] = [
      [1, 2, null, null],
      [2, 1, null, null],
      [null, null, 1, 2],
      [null, null, 2, 1],
    ];
    expect(problemOf(rankings(['a', 'b', 'c', 'd'], apart))).toMatch(
      /^“a” and “b” were never compared with the other items/,
    );
  });
  test('ties that let one item pull away, though a tie leads back', () => {
    expect(
      problemOf(
        rankings(
          ['a', 'b'],
          [
            [1, 2],
            [1, 2],
            [1, 1],
          ],
        ),
      ),
    ).toMatch(/tied as often as the model allows/);
  });
});
