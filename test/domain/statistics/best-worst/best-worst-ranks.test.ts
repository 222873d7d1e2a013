/** Ranks from respondents drawn anew: the draws themselves, and what is said of them. */
import { bestWorstModel } from '../../../../src/domain/statistics/best-worst/best-worst-model.js';
import { bestWorstRanks } from '../../../../src/domain/statistics/best-worst/best-worst-ranks.js';
import { bestWorstStages } from '../../../../src/domain/statistics/best-worst/stages.js';
import { bootstrap } from '../../../../src/domain/statistics/comparison/bootstrap.js';
import { itemRanks, rankDifferences, ranksOf } from '../../../../src/domain/statistics/comparison/ranks.js';
import { quickRandom } from '../../../../src/shared/quick-random.js';
import { bestWorstTasks, type WrittenBestWorst } from './kit.js';

const ITEMS = ['a', 'b', 'c'];
const answer = (best: number, worst: number): Omit<WrittenBestWorst, 'respondent'> => ({
  shown: [0, 1, 2],
  best,
  worst,
});
/** Two tasks each; among all, everything is preferred to everything. */
const PEOPLE = [
  [answer(0, 2), answer(0, 1)],
  [answer(0, 2), answer(1, 2)],
  [answer(1, 2), answer(2, 0)],
  [answer(2, 1), answer(0, 2)],
];
const tasksOf = (people: readonly (typeof PEOPLE)[number][]) =>
  bestWorstTasks(
    ITEMS,
    people.flatMap((tasks, respondent) => tasks.map((task) => ({ ...task, respondent }))),
  );

test('a draw is what estimating from the drawn respondents would give', () => {
  const picks = [0, 3, 3, 2];
  const random = { below: () => picks.shift() ?? 0, shuffled: () => [] };
  const { values, draws } = bootstrap(bestWorstStages(tasksOf(PEOPLE), 'maxdiff'), 0, { draws: 1, random });
  expect(draws).toBe(1);
  const drawn = [0, 2, 3, 3].map((person) => PEOPLE[person]!);
  const model = bestWorstModel(tasksOf(drawn), { model: 'maxdiff', reference: 0 });
  expect([...values]).toEqual(
    model.ok ? [...model.value.utilities].map((each) => expect.closeTo(each, 10)) : [],
  );
});

test('a draw in which an item was never beaten ranks it first', () => {
  const random = { below: () => 0, shuffled: () => [] };
  const { ranks, unbounded, failed } = bestWorstRanks(tasksOf(PEOPLE), 'maxdiff', { draws: 1, random });
  // The first respondent alone: a above b above c in one task, a above c above b in the other.
  expect([unbounded, failed, ranks[0]]).toEqual([1, 0, 1]);
});

test('a draw in which an item was shown to nobody is left out and counted', () => {
  const people = bestWorstTasks(
    ['a', 'b', 'c'],
    [
      { shown: [0, 1], best: 0, worst: 1, respondent: 0 },
      { shown: [0, 1], best: 1, worst: 0, respondent: 0 },
      { shown: [1, 2], best: 0, worst: 1, respondent: 1 },
      { shown: [1, 2], best: 1, worst: 0, respondent: 1 },
    ],
  );
  const random = { below: () => 0, shuffled: () => [] };
  expect(bestWorstRanks(people, 'marginal', { draws: 2, random })).toMatchObject({
    failed: 2,
    ranks: new Int32Array(),
  });
});

test('the same seed gives the same ranks, and as many draws as were asked for', () => {
  const drawn = () =>
    bestWorstRanks(tasksOf(PEOPLE), 'sequential', { draws: 40, random: quickRandom('one') });
  expect(drawn()).toEqual(drawn());
  expect(drawn().ranks.length + 3 * drawn().failed).toBe(120);
});

test('what hundreds agree on has one rank; what is even has several', () => {
  const sure = Array.from({ length: 300 }, (_, at) => [
    answer(0, 2),
    answer(at % 40 === 0 ? 2 : 0, 1),
    answer(1, 2),
  ]);
  const clear = bestWorstRanks(tasksOf(sure), 'sequential', { draws: 100, random: quickRandom('clear') });
  const model = bestWorstModel(tasksOf(sure), { model: 'sequential', reference: null });
  const told = itemRanks(ITEMS, model.ok ? model.value.utilities : new Float64Array(3), clear.ranks, 0.95);
  expect(told.map(({ item, rank, interval }) => [item, rank, interval])).toEqual([
    ['a', 1, [1, 1]],
    ['b', 2, [2, 2]],
    ['c', 3, [3, 3]],
  ]);
  const even = Array.from({ length: 30 }, (_, at) => [
    answer(at % 3, (at + 1) % 3),
    answer((at + 1) % 3, at % 3),
  ]);
  const drawn = bestWorstRanks(tasksOf(even), 'sequential', { draws: 200, random: quickRandom('even') });
  for (const { interval, shares } of itemRanks(ITEMS, new Float64Array(3), drawn.ranks, 0.95)) {
    expect(interval).toEqual([1, 3]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

test('equal values share the better rank', () => {
  expect([...ranksOf(Float64Array.from([1, 3, 3, 0]))]).toEqual([3, 1, 1, 4]);
});

test('intervals leave out as many draws below as above, and differences are taken draw by draw', () => {
  // 40 draws of two items: the first is second in one draw of the first group, in two of the other.
  const draws = (seconds: number) =>
    Int32Array.from({ length: 80 }, (_, at) => (at < 2 * seconds === (at % 2 === 0) ? 2 : 1));
  const estimates = Float64Array.from([1, 0]);
  expect(itemRanks(['a', 'b'], estimates, draws(1), 0.95)[0]).toMatchObject({ rank: 1, interval: [1, 1] });
  expect(itemRanks(['a', 'b'], estimates, draws(2), 0.95)[0]).toMatchObject({
    rank: 1,
    interval: [1, 2],
    shares: [0.95, 0.05],
  });
  const [a] = rankDifferences(
    ['a', 'b'],
    { estimates, ranks: draws(0) },
    { estimates: Float64Array.from([0, 1]), ranks: draws(40) },
    0.95,
  );
  expect(a).toEqual({ item: 'a', difference: -1, interval: [-1, -1] });
});
