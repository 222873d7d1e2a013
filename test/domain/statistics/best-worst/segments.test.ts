/** Segments against closed forms of two items, and shares with their intervals. */
import { bestWorstModel } from '../../../../src/domain/statistics/best-worst/best-worst-model.js';
import type { BestWorstTasks } from '../../../../src/domain/statistics/best-worst/best-worst-tasks.js';
import { bestWorstBySegment } from '../../../../src/domain/statistics/best-worst/segments.js';
import { shareIntervals } from '../../../../src/domain/statistics/comparison/share-intervals.js';
import { bestWorstTasks, contest } from './kit.js';

const OPTIONS = { model: 'sequential', reference: null } as const;

/** 30 of 40 in the first segment, 12 of 30 in the second, one task a respondent; the last respondent is in neither. */
const TASKS = [...contest(30, 40), ...contest(12, 30), ...contest(1, 1)].map((task, respondent) => ({
  ...task,
  respondent,
}));
const SEGMENTS = Int32Array.from(TASKS, (_, at) => (at < 40 ? 0 : at < 70 ? 1 : -1));

function segmented(tasks: BestWorstTasks, segments = SEGMENTS, count = 2) {
  const found = bestWorstBySegment(tasks, segments, count, OPTIONS);
  if (!found.ok) throw new Error(found.problem);
  return found.value;
}

test('each segment by itself, and both tests of their difference', () => {
  const { together, segments, difference } = segmented(bestWorstTasks(['a', 'b'], TASKS));
  expect([together.respondents, ...segments.map((each) => each.ok && each.value.respondents)]).toEqual([
    70, 40, 30,
  ]);
  const binomial = (wins: number, of: number) =>
    wins * Math.log(wins / of) + (of - wins) * Math.log(1 - wins / of);
  expect(difference.likelihoodRatio).toEqual({
    statistic: expect.closeTo(2 * (binomial(30, 40) + binomial(12, 30) - binomial(42, 70)), 10),
    df: 1,
  });
  const gap = Math.log(30 / 10) - Math.log(12 / 18);
  expect(difference.wald).toEqual({
    statistic: expect.closeTo(gap ** 2 / (1 / 30 + 1 / 10 + 1 / 12 + 1 / 18), 10),
    df: 1,
  });
});

test('equal segments do not differ', () => {
  const twice = [...contest(3, 4), ...contest(3, 4)].map((task, respondent) => ({ ...task, respondent }));
  const { difference } = segmented(
    bestWorstTasks(['a', 'b'], twice),
    Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1]),
  );
  expect(difference.likelihoodRatio?.statistic).toBeCloseTo(0, 10);
  expect(difference.wald?.statistic).toBeCloseTo(0, 10);
});

test('weights leave Wald’s test alone; repeated answers move the likelihood ratio and not Wald’s', () => {
  const weighted = TASKS.map((task, at) => ({ ...task, weight: at % 2 === 0 ? 2 : 1 }));
  expect(segmented(bestWorstTasks(['a', 'b'], weighted)).difference).toMatchObject({
    likelihoodRatio: null,
    wald: { df: 1 },
  });
  const once = segmented(bestWorstTasks(['a', 'b'], TASKS)).difference;
  const fourTimes = TASKS.flatMap((task) => [task, task, task, task]);
  const { likelihoodRatio, wald } = segmented(bestWorstTasks(['a', 'b'], fourTimes)).difference;
  expect(likelihoodRatio?.statistic).toBeCloseTo(4 * (once.likelihoodRatio?.statistic ?? 0), 8);
  expect(wald?.statistic).toBeCloseTo(once.wald?.statistic ?? 0, 8);
});

test('a segment without utilities says why, and there is no test', () => {
  const { segments, difference } = segmented(
    bestWorstTasks(
      ['a', 'b'],
      [...contest(2, 4), ...contest(2, 2)].map((task, respondent) => ({ ...task, respondent })),
    ),
    Int32Array.from([0, 0, 0, 0, 1, 1]),
  );
  expect(segments[1]).toEqual({
    ok: false,
    problem: expect.stringMatching(/^no other item was ever preferred to “a”/),
  });
  expect(difference).toEqual({ likelihoodRatio: null, wald: null });
});

test('three segments have twice the degrees of two', () => {
  const tasks = bestWorstTasks(['a', 'b'], TASKS);
  const thirds = Int32Array.from(TASKS, (_, at) => (at >= 25 && at < 35 ? 2 : at < 40 ? 0 : 1));
  const { difference } = segmented(tasks, thirds, 3);
  expect([difference.likelihoodRatio?.df, difference.wald?.df]).toEqual([2, 2]);
});

test('the share of one of two is the logistic function of their difference, and so are its ends', () => {
  const model = bestWorstModel(bestWorstTasks(['a', 'b'], contest(30, 40)), OPTIONS);
  if (!model.ok) throw new Error(model.problem);
  const [share] = shareIntervals(model.value.utilities, model.value.robustCovariance, 0.95);
  const reach = 1.959963984540054 * Math.sqrt(1 / 30 + 1 / 10);
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  expect(share?.share).toBeCloseTo(0.75, 12);
  expect(share?.interval[0]).toBeCloseTo(logistic(Math.log(3) - reach), 10);
  expect(share?.interval[1]).toBeCloseTo(logistic(Math.log(3) + reach), 10);
  expect(shareIntervals(Float64Array.of(2), Float64Array.of(1), 0.9)).toEqual([
    { share: 1, standardError: 0, interval: [1, 1] },
  ]);
});
