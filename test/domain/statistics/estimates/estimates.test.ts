/** Means, totals and quantiles: by hand, and by laws. */
import fc from 'fast-check';
import { surveyDesign } from '../../../../src/domain/statistics/design/design.js';
import { meanOf, totalOf } from '../../../../src/domain/statistics/estimates/mean.js';
import {
  cumulate,
  ordinaryMedian,
  quantileOf,
} from '../../../../src/domain/statistics/estimates/quantile.js';
import { madeSamples } from '../../../kit/designs.js';

const VALUES = Float64Array.of(2, 4, 9, 1, Number.NaN);
const FIRST_FOUR = Uint8Array.of(1, 1, 1, 1, 0);

test('elementary: s/√n, t with n − 1; the total is n times that', () => {
  const how = { kind: 'elementary', level: 0.95 } as const;
  const [mean, total] = [meanOf(VALUES, FIRST_FOUR, how), totalOf(VALUES, FIRST_FOUR, how)];
  if (!mean.ok || !total.ok) throw new Error('refused');
  // Squares from 4: 4 + 0 + 25 + 9 = 38; t(3) = 3.182446305.
  const error = Math.sqrt(38 / 3 / 4);
  expect(mean.value).toMatchObject({ n: 4, weighted: 4, value: 4, designEffect: 1 });
  expect(mean.value.standardError).toBeCloseTo(error, 12);
  expect(mean.value.interval[1]).toBeCloseTo(4 + 3.182446305284 * error, 9);
  expect(total.value.value).toBe(16);
  expect(total.value.standardError).toBeCloseTo(4 * error, 12);
});

test('weighted: residuals, and a design effect over as many rows drawn at random', () => {
  const weights = Float64Array.of(1, 3, 1, 1, 2);
  const made = surveyDesign({ rows: 5, weights });
  if (!made.ok) throw new Error(made.problem);
  const mean = meanOf(VALUES, FIRST_FOUR, { kind: 'design', level: 0.95, design: made.value, degrees: 3 });
  if (!mean.ok) throw new Error(mean.problem);
  // The mean is 24/6; w(y − 4)/6 is −2/6, 0, 5/6, −3/6, and 0 for the fifth row, which is in the design.
  const variance = ((5 / 4) * (4 + 25 + 9)) / 36;
  const random = ((4 / 3) * (4 + 25 + 9)) / 6 / 4;
  expect(mean.value.value).toBeCloseTo(4, 13);
  expect(mean.value.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  expect(mean.value.designEffect).toBeCloseTo(variance / random, 12);
});

test('one row has no error of a mean; equal values have no design effect', () => {
  const one = Uint8Array.of(1, 0, 0, 0, 0);
  expect(meanOf(VALUES, one, { kind: 'elementary', level: 0.95 })).toMatchObject({ ok: false });
  const made = surveyDesign({ rows: 3 });
  if (!made.ok) throw new Error(made.problem);
  const how = { kind: 'design', level: 0.95, design: made.value, degrees: 2 } as const;
  const same = meanOf(Float64Array.of(7, 7, 7), Uint8Array.of(1, 1, 1), how);
  expect(same).toMatchObject({
    ok: true,
    value: { value: 7, standardError: 0, interval: [7, 7], designEffect: null },
  });
});

test('medians: the middle, and where the cumulated weight reaches half', () => {
  const values = Float64Array.of(5, 1, 3, 3, 8);
  const all = Uint8Array.of(1, 1, 1, 1, 1);
  expect(ordinaryMedian(values, all)).toBe(3);
  expect(ordinaryMedian(values, Uint8Array.of(1, 0, 1, 1, 1))).toBe(4);
  expect(ordinaryMedian(Float64Array.of(1e308, 1.5e308), Uint8Array.of(1, 1))).toBe(1.25e308);
  const weighted = cumulate(values, Float64Array.of(0.1, 0.1, 0.1, 0.2, 0.5), all);
  expect([...weighted.values]).toEqual([1, 3, 5, 8]);
  // 0.1 + 0.3 + 0.1 is just half, though not in binary.
  expect(quantileOf(weighted, 0.5)).toBe(5);
  expect([0.1, 0.11, 0.51, 1].map((share) => quantileOf(weighted, share))).toEqual([1, 3, 8, 8]);
});

test('many distinct values are sorted, to the same quantiles', () => {
  const rows = 9000;
  const values = Float64Array.from({ length: rows }, (_, at) => ((at * 7919) % rows) / 8);
  const weights = Float64Array.from({ length: rows }, (_, at) => 1 + (at % 3));
  const all = new Uint8Array(rows).fill(1);
  const order = [...values.keys()].sort((one, other) => values[one]! - values[other]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const share of [0.01, 0.25, 0.5, 0.99]) {
    let sum = 0;
    const reached = order.find((row) => {
      sum += weights[row]!;
      return sum >= share * total;
    });
    expect(quantileOf(cumulate(values, weights, all), share)).toBe(values[reached!]);
  }
});

test('totals of groups add up, and means lie between the least and the greatest', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, values, mask }) => {
      const how = { kind: 'design', level: 0.9, design, degrees: 5 } as const;
      const total = (rows: Uint8Array) => {
        const found = totalOf(values, rows, how);
        return found.ok ? found.value.value : 0;
      };
      const others = mask.map((each) => 1 - each);
      expect(total(mask) + total(others)).toBeCloseTo(total(new Uint8Array(mask.length).fill(1)), 6);
    }),
    { numRuns: 30 },
  );
});
