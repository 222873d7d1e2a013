/** The three best–worst models against closed forms and against all outcomes counted one by one, and their laws. */
import fc from 'fast-check';
import { bestWorstCounts } from '../../../../src/domain/statistics/best-worst/best-worst-counts.js';
import {
  type BestWorstModel,
  bestWorstModel,
} from '../../../../src/domain/statistics/best-worst/best-worst-model.js';
import type { BestWorstTasks } from '../../../../src/domain/statistics/best-worst/best-worst-tasks.js';
import {
  BEST_WORST_MODELS,
  type BestWorstModelName,
} from '../../../../src/domain/statistics/best-worst/stages.js';
import { standardErrors } from '../../../../src/domain/statistics/estimation/symmetric.js';
import { bestWorstTasks, contest, type WrittenBestWorst } from './kit.js';

function fitted(
  tasks: BestWorstTasks,
  model: BestWorstModelName,
  reference: number | null = null,
): BestWorstModel {
  const estimated = bestWorstModel(tasks, { model, reference });
  if (!estimated.ok) throw new Error(estimated.problem);
  return estimated.value;
}

test.each([
  // Two items: the pair is (a, b) with probability in proportion to exp 2u; best and worst alone count each once.
  ['maxdiff', 0.5, 0.5],
  ['marginal', 1, Math.SQRT1_2],
  ['sequential', 1, 1],
] as const)('%s of two items: the log odds times %p', (model, factor, error) => {
  const tasks = bestWorstTasks(['a', 'b'], contest(30, 40));
  const { utilities, covariance, robustCovariance, shares } = fitted(tasks, model, 1);
  expect(utilities[0]).toBeCloseTo(factor * Math.log(3), 12);
  expect(utilities[1]).toBe(0);
  const plain = Math.sqrt(1 / 30 + 1 / 10);
  expect(standardErrors(covariance, 2)[0]).toBeCloseTo(error * plain, 12);
  // Only the robust error knows that a worst of two follows from the best.
  expect(standardErrors(robustCovariance, 2)[0]).toBeCloseTo(factor * plain, 12);
  expect(standardErrors(covariance, 2)[1]).toBe(0);
  expect(shares[0]).toBeCloseTo(3 ** factor / (1 + 3 ** factor), 12);
  const centred = fitted(tasks, model);
  expect(centred.utilities[0]).toBeCloseTo((factor * Math.log(3)) / 2, 12);
  expect(standardErrors(centred.covariance, 2)[0]).toBeCloseTo((error * plain) / 2, 12);
});

/** The log-likelihood of one task, every pair of best and worst counted. */
const BY_HAND: Readonly<
  Record<BestWorstModelName, (u: readonly number[], best: number, worst: number) => number>
> = {
  maxdiff: (u, best, worst) => {
    const all = u.flatMap((one, i) => u.flatMap((other, j) => (i === j ? [] : [Math.exp(one - other)])));
    return u[best]! - u[worst]! - Math.log(all.reduce((sum, each) => sum + each, 0));
  },
  marginal: (u, best, worst) =>
    u[best]! -
    u[worst]! -
    Math.log(sumOf(u.map(Math.exp))) -
    Math.log(sumOf(u.map((each) => Math.exp(-each)))),
  sequential: (u, best, worst) =>
    u[best]! -
    u[worst]! -
    Math.log(sumOf(u.map(Math.exp))) -
    Math.log(sumOf(u.flatMap((each, i) => (i === best ? [] : [Math.exp(-each)])))),
};

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

const anyTasks = fc
  .array(
    fc.record({
      shown: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 3, maxLength: 4 }),
      ends: fc.shuffledSubarray([0, 1, 2], { minLength: 2, maxLength: 2 }),
      respondent: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 8, maxLength: 20 },
  )
  .map((tasks) => {
    const sorted = [...tasks].sort((one, other) => one.respondent - other.respondent);
    const numbers = [...new Set(sorted.map(({ respondent }) => respondent))];
    return sorted.map(({ shown, ends, respondent }): WrittenBestWorst => {
      const [best = 0, worst = 1] = ends;
      return { shown, best, worst, respondent: numbers.indexOf(respondent) };
    });
  });
const ITEMS = ['a', 'b', 'c', 'd'];

test.each(BEST_WORST_MODELS)(
  '%s: the likelihood is the product over all outcomes, and no place is higher',
  (model) => {
    const offsets = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(anyTasks, offsets, (tasks, offset) => {
        const estimated = bestWorstModel(bestWorstTasks(ITEMS, tasks), { model, reference: null });
        if (!estimated.ok) return;
        const { utilities, logLikelihood } = estimated.value;
        const at = (values: readonly number[]) =>
          sumOf(
            tasks.map(({ shown, best, worst }) =>
              BY_HAND[model](
                shown.map((item) => values[item]!),
                best,
                worst,
              ),
            ),
          );
        expect(at([...utilities])).toBeCloseTo(logLikelihood, 9);
        // A constant added to all utilities changes nothing.
        expect(at([...utilities].map((each) => each + 5))).toBeCloseTo(logLikelihood, 9);
        expect(at([...utilities].map((each, item) => each + offset[item]!))).toBeLessThanOrEqual(
          logLikelihood + 1e-9,
        );
        expect(sumOf([...utilities])).toBeCloseTo(0, 9);
      }),
      { numRuns: 40 },
    );
  },
);

test.each(BEST_WORST_MODELS)(
  '%s: renaming items permutes, doubling respondents halves, order is nothing',
  (model) => {
    const permutation = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(anyTasks, permutation, (tasks, to) => {
        const plain = bestWorstModel(bestWorstTasks(ITEMS, tasks), { model, reference: null });
        const turned = tasks.map((task) => ({ ...task, shown: task.shown.map((item) => to[item]!) }));
        const most = 1 + Math.max(...tasks.map(({ respondent = 0 }) => respondent));
        const twice = [
          ...turned,
          ...turned.map((task) => ({ ...task, respondent: most + task.respondent! })),
        ];
        const other = bestWorstModel(bestWorstTasks(ITEMS, twice), { model, reference: null });
        expect(other.ok).toBe(plain.ok);
        if (!plain.ok || !other.ok) return;
        for (const [item, place] of to.entries()) {
          expect(other.value.utilities[place]).toBeCloseTo(plain.value.utilities[item]!, 7);
          for (const kind of ['covariance', 'robustCovariance'] as const) {
            const [before, after] = [plain.value[kind][item * 5]!, other.value[kind][place * 5]!];
            expect(Math.abs(2 * after - before)).toBeLessThanOrEqual(1e-6 * before + 1e-9);
          }
        }
      }),
      { numRuns: 30 },
    );
  },
);

test('weights multiply counts and log-likelihoods', () => {
  const weighted = contest(2, 4).map((task, at) => ({ ...task, weight: at === 0 ? 3 : 1 }));
  const tasks = bestWorstTasks(['a', 'b'], weighted);
  const { shown, best, worst, scores, standardised } = bestWorstCounts(tasks);
  expect([[...shown], [...best], [...worst], [...scores]]).toEqual([
    [6, 6],
    [4, 2],
    [2, 4],
    [2, -2],
  ]);
  expect(standardised[0]).toBeCloseTo(1 / 3, 15);
  expect(fitted(tasks, 'sequential', 1).utilities[0]).toBeCloseTo(Math.log(2), 12);
});

describe('refused in words', () => {
  const refusal = (items: readonly string[], tasks: readonly WrittenBestWorst[]) => {
    const estimated = bestWorstModel(bestWorstTasks(items, tasks), { model: 'maxdiff', reference: null });
    return estimated.ok ? 'estimated' : estimated.problem;
  };
  const three = (best: number, worst: number) => ({ shown: [0, 1, 2], best, worst });
  test('an item that was never shown', () => {
    expect(refusal(['a', 'b', 'c', 'd'], contest(1, 2))).toBe('c and d were never shown');
  });
  test('an item that was best wherever it stood', () => {
    expect(refusal(['a', 'b', 'c'], [three(0, 1), three(0, 2)])).toMatch(
      /^no other item was ever preferred to “a”, so no finite estimate exists/,
    );
  });
  test('an item that was worst wherever it stood', () => {
    expect(refusal(['a', 'b', 'c'], [three(0, 2), three(1, 2)])).toMatch(
      /^“c” was never preferred to another item/,
    );
  });
  test('items that never met the others', () => {
    const apart = [2, 3].map((best) => ({ shown: [2, 3], best: best - 2, worst: 3 - best }));
    expect(refusal(['a', 'b', 'c', 'd'], [...contest(1, 2), ...apart])).toMatch(
      /were never compared with the other items/,
    );
  });
  test('one item alone', () => {
    expect(refusal(['a'], [])).toBe('expected at least two items to compare, found fewer');
  });
});
