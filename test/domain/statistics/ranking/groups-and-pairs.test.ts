/** Rankings by group, two by two, and by drawn respondents. */
import { drawnRanks } from '../../../../src/domain/statistics/ranking/drawn-ranks.js';
import { rankingsByGroup } from '../../../../src/domain/statistics/ranking/group-difference.js';
import { pairwisePreferences, pairwiseShare } from '../../../../src/domain/statistics/ranking/pairwise.js';
import { plackettLuce } from '../../../../src/domain/statistics/ranking/plackett-luce.js';
import { quickRandom } from '../../../../src/shared/quick-random.js';
import { rankings, times, type WrittenRow } from './kit.js';

test('two groups of two items: the tests of two shares', () => {
  const rows = [...times(30, [1, 2]), ...times(10, [2, 1]), ...times(12, [1, 2]), ...times(18, [2, 1])];
  const groups = Int32Array.from(rows, (_, row) => (row < 40 ? 0 : 1));
  const found = rankingsByGroup(rankings(['a', 'b'], rows), groups, 2);
  if (!found.ok) throw new Error(found.problem);
  const binomial = (wins: number, of: number) =>
    wins * Math.log(wins / of) + (of - wins) * Math.log(1 - wins / of);
  expect(found.value.difference).toEqual({
    likelihoodRatio: {
      statistic: expect.closeTo(2 * (binomial(30, 40) + binomial(12, 30) - binomial(42, 70)), 9),
      df: 1,
    },
    wald: {
      statistic: expect.closeTo(
        (Math.log(3) - Math.log(2 / 3)) ** 2 / (1 / 30 + 1 / 10 + 1 / 12 + 1 / 18),
        9,
      ),
      df: 1,
    },
  });
});

test('ties count among the parameters, rows of no group count nowhere, and a group may have no worths', () => {
  const some: WrittenRow[] = [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
    [1, 1, 2],
    [2, 1, 1],
    [1, 3, 1],
  ];
  const rows = [...some, ...some, ...times(2, [1, 2, 3])];
  const groups = Int32Array.from(rows, (_, row) => (row < 6 ? 0 : row < 12 ? 1 : -1));
  const found = rankingsByGroup(rankings(['a', 'b', 'c'], rows), groups, 2);
  if (!found.ok) throw new Error(found.problem);
  expect(found.value.difference.likelihoodRatio).toEqual({ statistic: expect.closeTo(0, 9), df: 3 });
  expect(found.value.difference.wald).toEqual({ statistic: expect.closeTo(0, 9), df: 2 });
  const third = groups.map((group) => (group === -1 ? 2 : group));
  const withThird = rankingsByGroup(rankings(['a', 'b', 'c'], rows), third, 3);
  if (!withThird.ok) throw new Error(withThird.problem);
  expect(withThird.value.groups.map(({ ok }) => ok)).toEqual([true, true, false]);
  expect(withThird.value.difference).toEqual({ likelihoodRatio: null, wald: null });
});

test('answers of one person are one observation to the robust errors', () => {
  const rows = [...times(7, [1, 2]), ...times(3, [2, 1])];
  const fourTimes = rows.flatMap((row) => times(4, row));
  const given = rankings(['a', 'b'], fourTimes);
  const respondents = Int32Array.from(fourTimes, (_, row) => Math.floor(row / 4));
  const model = plackettLuce({ ...given, respondents });
  if (!model.ok) throw new Error(model.problem);
  expect(model.value.covariance[3]).toBeCloseTo((1 / 7 + 1 / 3) / 4, 10);
  expect(model.value.robustCovariance[3]).toBeCloseTo(1 / 7 + 1 / 3, 10);
});

test('two by two: who was put above whom, ties apart, unranked items below where they were offered', () => {
  const rows: WrittenRow[] = [
    [1, 2, null],
    [1, 1, null],
    [2, 1, 3],
    [null, 1, null],
  ];
  const shares = (isOffered: boolean) => {
    const matrix = pairwisePreferences(rankings(['a', 'b', 'c'], rows, isOffered));
    return [
      pairwiseShare(matrix, 0, 1, 0.95),
      pairwiseShare(matrix, 1, 0, 0.95),
      pairwiseShare(matrix, 0, 2, 0.95),
    ];
  };
  expect(shares(false)).toMatchObject([
    { n: 3, effective: 3, share: 1 / 3 },
    { n: 3, effective: 3, share: 1 / 3 },
    { n: 1, effective: 1, share: 1, interval: [expect.closeTo(1 / (1 + 1.959963985 ** 2), 8), 1] },
  ]);
  // Offered: the last row also puts b above a; a and c, both left out there, are not compared by it.
  expect(shares(true)).toMatchObject([
    { n: 4, effective: 4, share: 0.25 },
    { n: 4, effective: 4, share: 0.5 },
    { n: 3, effective: 3, share: 1 },
  ]);
});

test('weights count in shares, and pairs that nobody compares have none', () => {
  const given = rankings(
    ['a', 'b', 'c'],
    [
      [1, 2, null],
      [2, 1, null],
    ],
  );
  const matrix = pairwisePreferences({ ...given, weights: Float64Array.from([3, 1]) });
  expect(pairwiseShare(matrix, 0, 1, 0.95)).toMatchObject({ n: 2, effective: 1.6, share: 0.75 });
  expect(pairwiseShare(matrix, 0, 2, 0.95)).toEqual({ n: 0, effective: 0, share: null, interval: null });
});

test('drawn ranks of many alike rankings are sure', () => {
  const rows = [...times(200, [1, 2, 3]), ...times(8, [3, 2, 1]), ...times(8, [2, 2, 1])];
  const { ranks, failed } = drawnRanks(rankings(['a', 'b', 'c'], rows), {
    draws: 30,
    random: quickRandom('sure'),
  });
  expect(failed).toBe(0);
  expect(ranks).toEqual(Int32Array.from({ length: 90 }, (_, at) => 1 + (at % 3)));
});
