/** Mean ranks and first places with their intervals, counted alike and weighted. */
import { rankEstimates } from '../../../../src/domain/statistics/ranking/rank-estimates.js';
import { rankings, type WrittenRow } from './kit.js';

const ROWS: WrittenRow[] = [
  [1, 2, null],
  [2, 1, null],
  [1, null, 2],
  [1, 2, 3],
];

test('mean ranks are over who ranked the item, first places over who could have', () => {
  const [a, b, c] = rankEstimates(rankings(['a', 'b', 'c'], ROWS, true), [1, 2], 0.95);
  expect([a?.n, b?.n, c?.n]).toEqual([4, 3, 2]);
  // s² of 1, 2, 1, 1 is 1/4; t of three degrees at 95 % is 3.182446305.
  expect(a?.meanRank).toMatchObject({ value: 1.25, standardError: 0.25 });
  expect(a?.meanRank?.interval[1]).toBeCloseTo(1.25 + 3.182446305 * 0.25, 8);
  expect(c?.meanRank?.value).toBe(2.5);
  expect(b?.firsts.map(({ first, n, share }) => [first, n, share])).toEqual([
    [1, 4, 0.25],
    [2, 4, 0.75],
  ]);
  // Wilson of 1 in 4.
  expect(b?.firsts[0]?.interval?.[0]).toBeCloseTo(0.0455873, 6);
  expect(b?.firsts[0]?.interval?.[1]).toBeCloseTo(0.6993582, 6);
  expect(c?.firsts[0]).toMatchObject({ n: 4, share: 0 });
});

test('where unranked items were not compared, they are in no base', () => {
  const [, , c] = rankEstimates(rankings(['a', 'b', 'c'], ROWS), [2], 0.95);
  expect(c?.firsts).toMatchObject([{ first: 2, n: 2, share: 0.5 }]);
});

test('weights count, with linearised errors and intervals by the logit', () => {
  const given = { ...rankings(['a', 'b', 'c'], ROWS, true), weights: Float64Array.from([1, 2, 1, 1]) };
  const [a] = rankEstimates(given, [1, 3], 0.95);
  expect(a?.meanRank?.value).toBeCloseTo(7 / 5, 12);
  // Influences w(y − ȳ)/Σw are −0.08, 0.24, −0.08, −0.08; n/(n − 1) times their squares.
  const error = Math.sqrt((4 / 3) * (3 * 0.08 ** 2 + 0.24 ** 2));
  expect(a?.meanRank?.standardError).toBeCloseTo(error, 12);
  const [firstPlaces, anyPlace] = a?.firsts ?? [];
  expect(firstPlaces?.share).toBeCloseTo(3 / 5, 12);
  const reach = (3.182446305 * error) / (0.6 * 0.4);
  expect(firstPlaces?.interval?.[0]).toBeCloseTo(1 / (1 + Math.exp(reach - Math.log(1.5))), 8);
  expect(anyPlace).toMatchObject({ share: 1, interval: null });
});

test('one row has no error, and none has nothing', () => {
  const [a, b] = rankEstimates(rankings(['a', 'b'], [[1, null]]), [1], 0.95);
  expect(a).toMatchObject({ n: 1, meanRank: null, firsts: [{ n: 1, share: 1 }] });
  expect(b).toEqual({
    item: 'b',
    n: 0,
    meanRank: null,
    firsts: [{ first: 1, n: 0, share: null, interval: null }],
  });
});
