/** Tests of groups and correlations against worked examples from the literature. */

import { kendall, pearson, spearman } from '../../../../src/domain/statistics/tests/correlations.js';
import {
  anova,
  kruskalWallis,
  mannWhitney,
  welch,
} from '../../../../src/domain/statistics/tests/group-tests.js';

const numbers = (...values: readonly number[]) => Float64Array.from(values);

// "Student" (1908), hours of additional sleep under two drugs.
const SLEEP = numbers(
  0.7,
  -1.6,
  -0.2,
  -1.2,
  -0.1,
  3.4,
  3.7,
  0.8,
  0,
  2,
  1.9,
  0.8,
  1.1,
  0.1,
  -0.1,
  4.4,
  5.5,
  1.6,
  4.6,
  3.4,
);
const DRUG = Int8Array.from({ length: 20 }, (_, at) => (at < 10 ? 0 : 1));

test('Welch on Student’s sleep', () => {
  const t = welch(SLEEP, DRUG);
  expect(t?.statistic).toBeCloseTo(-1.8608, 4);
  expect(t?.df).toBeCloseTo(17.776, 3);
  expect(t?.p).toBeCloseTo(0.07939, 5);
});

test('two groups: F is the square of the pooled t', () => {
  const found = anova(SLEEP, DRUG, 2);
  expect(found).toMatchObject({ df1: 1, df2: 18 });
  expect(found?.statistic).toBeCloseTo(1.8608 ** 2, 3);
  expect(found?.p).toBeCloseTo(0.07919, 5);
});

test('Kruskal–Wallis on Hollander & Wolfe’s mucociliary efficiency (1973, p. 116)', () => {
  const values = numbers(2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0, 2.4, 2.8, 3.4, 3.7, 2.2, 2.0);
  const found = kruskalWallis(values, [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2], 3);
  expect(found?.statistic).toBeCloseTo(0.77143, 5);
  expect(found?.p).toBeCloseTo(0.68, 3);
});

test('Mann–Whitney: U of the first group, both orders giving one p; ties shrink the variance', () => {
  const values = numbers(1, 2, 2, 3, 5, 2, 3, 4, 4);
  const groups = [0, 0, 0, 0, 0, 1, 1, 1, 1];
  // Pairs won: 1 none, 2 and 2 a half each, 3: 1½, 5: 4; so U = 6.5. Variance 20/12·(10 − 36/72), with t³ − t = 24 + 6 + 6.
  const found = mannWhitney(values, groups);
  expect(found?.u).toBe(6.5);
  const z = (10 - 6.5 - 0.5) / Math.sqrt((20 / 12) * (10 - 36 / 72));
  expect(z).toBeCloseTo(0.75394, 5);
  expect(found?.p).toBeCloseTo(0.450885, 5);
  expect(
    mannWhitney(
      values,
      groups.map((group) => 1 - group),
    )?.p,
  ).toBe(found?.p);
});

test('nothing to compare is null, never a NaN', () => {
  const same = numbers(4, 4, 4, 4);
  expect([
    welch(same, [0, 0, 1, 1]),
    anova(same, [0, 0, 1, 1], 2),
    kruskalWallis(same, [0, 0, 1, 1], 2),
  ]).toEqual([null, null, null]);
  expect(mannWhitney(same, [0, 0, 1, 1])).toBeNull();
  expect(welch(numbers(1, 2, 3), [0, 1, 1])).toBeNull();
  expect(anova(numbers(1, 2, 4), [0, 1, 1], 2)).toMatchObject({ df2: 1 });
});

// Hollander & Wolfe (1973, p. 187): Hunter's L of tuna against panel scores.
const LIGHTNESS = numbers(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1);
const PANEL = numbers(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8);

test('Pearson, Spearman and Kendall on tuna', () => {
  expect(pearson(LIGHTNESS, PANEL).value).toBeCloseTo(0.571181, 5);
  expect(pearson(LIGHTNESS, PANEL).p).toBeCloseTo(0.1082, 4);
  expect(spearman(LIGHTNESS, PANEL).value).toBeCloseTo(0.6, 12);
  const tau = kendall(LIGHTNESS, PANEL);
  expect(tau.value).toBeCloseTo(16 / 36, 12);
  // z = 16/√(9·8·23/18)
  expect(tau.p).toBeCloseTo(0.095293, 5);
});

test('Kendall with ties counts every pair', () => {
  const x = numbers(1, 1, 2, 3, 3, 3, 4, 2);
  const y = numbers(2, 2, 1, 3, 4, 3, 4, 1);
  let [score, tiedX, tiedY] = [0, 0, 0];
  for (let one = 0; one < 8; one += 1)
    for (let other = 0; other < one; other += 1) {
      const [a, b] = [Math.sign(x[one]! - x[other]!), Math.sign(y[one]! - y[other]!)];
      score += a * b;
      tiedX += a === 0 ? 1 : 0;
      tiedY += b === 0 ? 1 : 0;
    }
  expect(kendall(x, y).value).toBeCloseTo(score / Math.sqrt((28 - tiedX) * (28 - tiedY)), 12);
});

test('a perfect correlation is 1 with p = 0', () => {
  const x = numbers(1, 2, 3, 4, 5);
  expect(
    pearson(
      x,
      x.map((value) => 10 - 2 * value),
    ),
  ).toEqual({ value: -1, p: 0 });
  expect(kendall(x, x).value).toBe(1);
});
