/** D-error and its bound, against values worked out by hand. */
import { leastDError } from '../../../src/domain/experiments/choice-bound.js';
import { choiceMeasures } from '../../../src/domain/experiments/choice-measures.js';
import type { ChoiceRequest } from '../../../src/domain/experiments/choice-request.js';
import type { Design, Task } from '../../../src/domain/experiments/design.js';
import { choiceRequest } from './choice-kit.js';

function measuresOf(request: ChoiceRequest, versions: readonly (readonly Task[])[]) {
  const { attributes, noneOption, seed } = request;
  const design: Design = { kind: 'choice', seed, attributes, noneOption, versions };
  return choiceMeasures(design, request);
}

test('two attributes of two levels, the pair and its fold-over: M = 2I', () => {
  // Codes ±1; a pair that differs in both has the information ¼dd′ with d = (2, ±2), and the two add up to 2I.
  const measures = measuresOf(choiceRequest([2, 2], { alternatives: 2 }), [
    [
      [
        [0, 0],
        [1, 1],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ],
  ]);
  expect(measures?.dError).toBeCloseTo(1 / 2, 14);
  expect(measures?.dEfficiency).toBeCloseTo(1, 14);
  expect(measures?.utilities.map(({ standardError }) => standardError)).toEqual([
    expect.closeTo(Math.SQRT1_2, 14),
    expect.closeTo(Math.SQRT1_2, 14),
  ]);
});

test('the cyclic design on nine profiles of an orthogonal array: D-error √3/9', () => {
  // Bunch, Louviere & Anderson's construction: a 3³ orthogonal array of nine rows, and each row shifted by 1 and by 2
  // in every attribute. Each task shows every level once, so M is 9 × (block of I + J)/3, of determinant 27 × 3 each.
  const tasks = [0, 1, 2].flatMap((a) =>
    [0, 1, 2].map((b) => [0, 1, 2].map((shift) => [a, b, a + b].map((level) => (level + shift) % 3))),
  );
  const measures = measuresOf(choiceRequest([3, 3, 3]), [tasks]);
  expect(measures?.dError).toBeCloseTo(Math.sqrt(3) / 9, 14);
  expect(measures?.dEfficiency).toBeCloseTo(1, 14);
  expect(measures?.attributes[0]).toMatchObject({
    counts: [9, 9, 9],
    overlap: 0,
    inPosition: { least: 3, most: 3 },
  });
});

test('priors change the shares: one attribute of two levels is the binary logit', () => {
  const request = choiceRequest([2], { alternatives: 2 });
  const attributes = [{ ...request.attributes[0]!, priors: [1.5, 0.5] }];
  // Centred, the prior is ½, the utilities differ by 1, and M = p(1 − p) · 2².
  const p = 1 / (1 + Math.exp(-1));
  const measures = measuresOf({ ...request, attributes }, [[[[0], [1]]]]);
  expect(measures?.dError).toBeCloseTo(1 / (4 * p * (1 - p)), 12);
  expect(measures?.dEfficiency).toBeNull();
  expect(measures?.utilities[0]).toMatchObject({ attribute: 'a1', level: 'l1', prior: 0.5 });
});

test('the none option adds a constant', () => {
  // Rows 1, −1 and none: M = diag(⅔, 2/9) by hand, D-error (4/27)^(−½).
  const measures = measuresOf(choiceRequest([2], { alternatives: 2, noneOption: true }), [[[[0], [1]]]]);
  expect(measures?.dError).toBeCloseTo((4 / 27) ** -0.5, 13);
  expect(measures?.dEfficiency).toBeCloseTo(1, 13);
  expect(measures?.utilities.map(({ attribute }) => attribute)).toEqual(['a1', 'none']);
});

test('two versions halve what one respondent tells', () => {
  const tasks: Task[] = [[[0], [1]]];
  const request = choiceRequest([2], { alternatives: 2 });
  const one = measuresOf(request, [tasks])!.utilities[0]!.standardError;
  expect(measuresOf(request, [tasks, tasks])!.utilities[0]!.standardError).toBeCloseTo(one, 14);
  expect(measuresOf(request, [[...tasks, ...tasks]])).toMatchObject({ repeatedTasks: 1 });
});

test('tasks that never show a difference measure nothing', () => {
  const tasks: Task[] = [
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 1],
      [0, 1],
    ],
  ];
  expect(measuresOf(choiceRequest([2, 2], { alternatives: 2 }), [tasks])).toBeNull();
});

// Street & Burgess 2007: in optimal pairs of k attributes of 2 levels, every task differs in all of them: M = N · I.
test.each([
  [[2, 2, 2, 2], 2, 8, 1 / 8],
  [[3, 3, 3], 3, 9, Math.sqrt(3) / 9],
  // Three profiles, two levels: 2 of 3 pairs differ, so M = N · 4 · 2/9.
  [[2], 3, 9, 1 / 8],
])('levels %j, %i alternatives, %i tasks: least D-error %d', (levels, alternatives, tasks, least) => {
  expect(leastDError(levels, alternatives, tasks, false)).toBeCloseTo(least, 12);
});
