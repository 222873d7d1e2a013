/** The conditional logit against answers known in closed form, its laws, and what it must refuse in words. */
import fc from 'fast-check';
import { type ChoiceModel, choiceModel } from '../../../../src/domain/statistics/choice/choice-model.js';
import type { ChoiceTasks } from '../../../../src/domain/statistics/choice/choice-tasks.js';
import { standardErrors } from '../../../../src/domain/statistics/estimation/symmetric.js';
import { choiceTasks, pairs, type WrittenTask } from './kit.js';

function fitted(tasks: ChoiceTasks): ChoiceModel {
  const model = choiceModel(tasks);
  if (!model.ok) throw new Error(model.problem);
  return model.value;
}

function problemOf(tasks: ChoiceTasks): string {
  const model = choiceModel(tasks);
  return model.ok ? 'estimated' : model.problem;
}

test('two alternatives that differ in one thing: the log odds, with the error of log odds', () => {
  const model = fitted(choiceTasks(['x'], pairs(30, 40)));
  expect(model.estimates[0]).toBeCloseTo(Math.log(3), 12);
  expect(standardErrors(model.covariance, 1)[0]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10), 12);
  expect(model.logLikelihood).toBeCloseTo(30 * Math.log(0.75) + 10 * Math.log(0.25), 12);
  expect(model.nullLogLikelihood).toBeCloseTo(40 * Math.log(0.5), 12);
  expect([model.choosers, model.tasks]).toEqual([40, 40]);
});

test('constants alone: logarithms of the ratios of shares, with the errors of a multinomial', () => {
  const chosen = [...Array(10).fill(0), ...Array(20).fill(1), ...Array(50).fill(2)] as number[];
  const rows = [
    [0, 0],
    [1, 0],
    [0, 1],
  ];
  const model = fitted(
    choiceTasks(
      ['b', 'c'],
      chosen.map((each) => ({ rows, chosen: each })),
    ),
  );
  expect([...model.estimates]).toEqual([
    expect.closeTo(Math.log(20 / 10), 12),
    expect.closeTo(Math.log(50 / 10), 12),
  ]);
  expect(model.covariance[0]).toBeCloseTo(1 / 10 + 1 / 20, 12);
  expect(model.covariance[1]).toBeCloseTo(1 / 10, 12);
  expect(model.covariance[3]).toBeCloseTo(1 / 10 + 1 / 50, 12);
});

test('answers of one chooser are one observation to the robust errors', () => {
  // Ten people, each of whom answers the same task four times alike: the information of forty, the truth of ten.
  const written = pairs(7, 10).flatMap(
    (task, chooser) => Array(4).fill({ ...task, chooser }) as WrittenTask[],
  );
  const model = fitted(choiceTasks(['x'], written));
  expect(model.choosers).toBe(10);
  expect(standardErrors(model.covariance, 1)[0]).toBeCloseTo(Math.sqrt((1 / 7 + 1 / 3) / 4), 12);
  expect(standardErrors(model.robustCovariance, 1)[0]).toBeCloseTo(Math.sqrt(1 / 7 + 1 / 3), 12);
});

test('weights multiply log-likelihoods and scores', () => {
  const weighted = fitted(
    choiceTasks(
      ['x'],
      [
        { rows: [[1], [0]], chosen: 0, weight: 3 },
        { rows: [[1], [0]], chosen: 1, weight: 2 },
      ],
    ),
  );
  expect(weighted.estimates[0]).toBeCloseTo(Math.log(1.5), 12);
  expect(weighted.covariance[0]).toBeCloseTo(1 / 3 + 1 / 2, 12);
  // Scores are 3 × 0.4 and 2 × −0.6, the information is 5 × 0.24.
  expect(weighted.robustCovariance[0]).toBeCloseTo((1.2 ** 2 + 1.2 ** 2) / 1.2 ** 2, 12);
  expect(weighted.nullLogLikelihood).toBeCloseTo(5 * Math.log(0.5), 12);
});

test('a task may offer fewer alternatives, even one, and a task without weight says nothing', () => {
  const more: WrittenTask[] = [
    { rows: [[5]], chosen: 0 },
    { rows: [[1], [0]], chosen: 1, weight: 0 },
  ];
  const model = fitted(choiceTasks(['x'], [...pairs(3, 4), ...more]));
  expect(model.estimates[0]).toBeCloseTo(Math.log(3), 12);
  expect(model.nullLogLikelihood).toBeCloseTo(4 * Math.log(0.5), 12);
});

describe('refused in words', () => {
  const twice = (x: number) => [x, 2 * x];
  test.each<[string, readonly string[], readonly WrittenTask[], string]>([
    ['nothing to estimate', [], [{ rows: [[], []], chosen: 0 }], 'found nothing to estimate'],
    ['no weight at all', ['x'], [{ rows: [[1], [0]], chosen: 0, weight: 0 }], 'expected tasks with a weight'],
    [
      'the same for all alternatives',
      ['x', 'income'],
      pairs(3, 4).map((task, at) => ({ ...task, rows: task.rows.map(([x]) => [x!, 0.1 * at]) })),
      '“income” is the same for all alternatives of every task',
    ],
    [
      'a multiple of another',
      ['x', 'doubled'],
      pairs(3, 4).map((task) => ({ ...task, rows: task.rows.map(([x]) => twice(x!)) })),
      '“doubled” cannot be told from “x”',
    ],
    [
      'a sum of others',
      ['a', 'b', 'both'],
      [0, 1, 2, 3, 0, 1].map((at) => ({
        rows: [
          [at % 2, at % 3, (at % 2) + (at % 3) + 7],
          [1, 1, 9],
          [0, 2, 9],
        ],
        chosen: at % 3,
      })),
      '“both” cannot be told from “a” and “b”',
    ],
    ['complete separation', ['x'], pairs(4, 4), '“x” tells every choice exactly (complete separation)'],
    [
      'quasi-complete separation by one of two',
      ['x', 'never'],
      [
        ...pairs(3, 4).map((task) => ({ ...task, rows: task.rows.map(([x]) => [x!, 0]) })),
        {
          rows: [
            [0, 0],
            [0, 1],
          ],
          chosen: 0,
        },
      ],
      '“never” tells some choices exactly and contradict',
    ],
  ])('%s', (_, names, tasks, sentence) => {
    expect(problemOf(choiceTasks(names, tasks))).toContain(sentence);
  });
});

/** Tasks of three alternatives and two attributes, chosen at will but with enough of everything to have a maximum. */
const anyTasks = fc
  .array(
    fc.record({
      rows: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), {
        minLength: 3,
        maxLength: 3,
      }),
      chosen: fc.integer({ min: 0, max: 2 }),
      chooser: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 6, maxLength: 14 },
  )
  .map((tasks) => [...tasks].sort((one, other) => one.chooser - other.chooser));

function logLikelihoodAt(tasks: readonly WrittenTask[], [first = 0, second = 0]: readonly number[]): number {
  return tasks.reduce((sum, { rows, chosen }) => {
    const utilities = rows.map(([x = 0, y = 0]) => first * x + second * y);
    const all = utilities.reduce((total, utility) => total + Math.exp(utility), 0);
    return sum + utilities[chosen]! - Math.log(all);
  }, 0);
}

test('nothing near the maximum is higher, wherever one looks', () => {
  const offset = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(anyTasks, offset, offset, (tasks, one, other) => {
      const model = choiceModel(choiceTasks(['x', 'y'], tasks));
      if (!model.ok) return;
      const { estimates, logLikelihood } = model.value;
      expect(logLikelihoodAt(tasks, [...estimates])).toBeCloseTo(logLikelihood, 9);
      const away = logLikelihoodAt(tasks, [estimates[0]! + one, estimates[1]! + other]);
      expect(away).toBeLessThanOrEqual(logLikelihood + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('units, offsets within a task and the order of tasks and alternatives change nothing', () => {
  fc.assert(
    fc.property(
      anyTasks,
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: -1e4, max: 1e4 }),
      (tasks, unit, offset) => {
        const plain = choiceModel(choiceTasks(['x', 'y'], tasks));
        const turned = [...tasks].reverse().map((task) => ({
          ...task,
          rows: [...task.rows].reverse().map(([x, y]) => [x * unit + offset, y] as const),
          chosen: 2 - task.chosen,
        }));
        const other = choiceModel(choiceTasks(['x', 'y'], turned));
        expect(other.ok).toBe(plain.ok);
        if (!plain.ok || !other.ok) return;
        expect(other.value.estimates[0]! * unit).toBeCloseTo(plain.value.estimates[0]!, 6);
        expect(other.value.estimates[1]).toBeCloseTo(plain.value.estimates[1]!, 6);
        expect(other.value.logLikelihood).toBeCloseTo(plain.value.logLikelihood, 8);
        expect(other.value.robustCovariance[3]).toBeCloseTo(plain.value.robustCovariance[3]!, 5);
      },
    ),
    { numRuns: 40 },
  );
});

test('every chooser twice: the same estimates, half the variances, of both kinds', () => {
  fc.assert(
    fc.property(anyTasks, (tasks) => {
      const once = choiceModel(choiceTasks(['x', 'y'], tasks));
      const again = [...tasks, ...tasks.map((task) => ({ ...task, chooser: task.chooser + 10 }))];
      const twice = choiceModel(choiceTasks(['x', 'y'], again));
      expect(twice.ok).toBe(once.ok);
      if (!once.ok || !twice.ok) return;
      const relative = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * (Math.abs(b) + 1e-6);
      for (const at of [0, 3]) {
        expect(relative(2 * twice.value.covariance[at]!, once.value.covariance[at]!)).toBe(true);
        expect(relative(2 * twice.value.robustCovariance[at]!, once.value.robustCovariance[at]!)).toBe(true);
      }
      expect(relative(twice.value.estimates[0]!, once.value.estimates[0]!)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
