/** Designs and the variance under them: by hand, and by laws. */
import fc from 'fast-check';
import { degreesOf, surveyDesign } from '../../../../src/domain/statistics/design/design.js';
import { varianceOf } from '../../../../src/domain/statistics/design/variance.js';
import { categoryColumn, madeSamples } from '../../../kit/designs.js';

function designOf(parts: Parameters<typeof surveyDesign>[0]) {
  const made = surveyDesign(parts);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

test('two strata of two clusters: the squared differences of their weighted sums', () => {
  const parts = {
    rows: 6,
    weights: Float64Array.of(1, 2, 1, 3, 1, 1),
    strata: categoryColumn(['x', 'x', 'x', 'y', 'y', 'y']),
    clusters: categoryColumn(['1', '1', '2', '1', '2', '2']),
  };
  const values = Float64Array.of(5, 1, 3, 2, 4, 6);
  // Sums of w·y by cluster: x: 7 and 3, y: 6 and 10; n/(n − 1) = 2 and the squares from the mean are half the squared difference.
  expect(varianceOf(designOf(parts), values)).toBeCloseTo(4 ** 2 + 4 ** 2, 12);
  // With 4 and 8 clusters in the population 1 − 2/4 and 1 − 2/8 of it are left.
  const populations = Float64Array.of(4, 4, 4, 8, 8, 8);
  expect(varianceOf(designOf({ ...parts, populations }), values)).toBeCloseTo(16 * 0.5 + 16 * 0.75, 12);
});

test('rows alone: n/(n − 1) times the squares from the mean', () => {
  const design = designOf({ rows: 4 });
  expect(varianceOf(design, Float64Array.of(1, 2, 3, 6))).toBeCloseTo((4 / 3) * (4 + 1 + 0 + 9), 12);
});

test('degrees are clusters less strata of the rows in question', () => {
  const design = designOf({
    rows: 8,
    strata: categoryColumn(['x', 'x', 'x', 'x', 'y', 'y', 'y', 'y']),
    clusters: categoryColumn(['1', '1', '2', '3', '1', '2', '2', '2']),
  });
  expect(degreesOf(design, Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1))).toEqual({ ok: true, value: 3 });
  expect(degreesOf(design, Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0))).toEqual({ ok: true, value: 2 });
  expect(degreesOf(design, Uint8Array.of(1, 1, 0, 0, 1, 0, 0, 0))).toMatchObject({ ok: false });
  expect(degreesOf(designOf({ rows: 5 }), Uint8Array.of(1, 1, 0, 1, 0))).toEqual({ ok: true, value: 2 });
});

test.each([
  [{ strata: categoryColumn(['x', 'x', 'y']) }, 'stratum "y" has one row'],
  [{ clusters: categoryColumn(['1', '1', '1']) }, 'the sample has one cluster'],
  [
    { strata: categoryColumn(['x', 'x', 'y', 'y']), clusters: categoryColumn(['1', '2', '3', '3']), rows: 4 },
    'stratum "y" has one cluster',
  ],
  [{ strata: categoryColumn(['x', 'x', null]) }, 'row 3 has no stratum'],
  [{ populations: Float64Array.of(9, Number.NaN, 9) }, 'row 2 does not say how large'],
  [{ populations: Float64Array.of(9, 9, 8) }, 'the sample has two sizes in the population, 9 and 8'],
  [{ populations: Float64Array.of(2, 2, 2) }, 'the sample has 3 rows in the data and 2 in the population'],
])('a design that cannot be is refused in words', (parts, sentence) => {
  const made = surveyDesign({ rows: 3, ...parts });
  expect(made.ok ? 'made' : made.problem).toContain(sentence);
});

test('a constant times the influence squares the variance; weights scale it likewise', () => {
  fc.assert(
    fc.property(madeSamples, fc.double({ min: 0.1, max: 9, noNaN: true }), ({ design, values }, factor) => {
      const once = varianceOf(design, values);
      expect(
        varianceOf(
          design,
          values.map((value) => value * factor),
        ) / once,
      ).toBeCloseTo(factor ** 2, 6);
    }),
    { numRuns: 40 },
  );
});

test('what margins explain has no variance once weights are raked to them', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, values }) => {
      const { calibration } = design;
      if (calibration === null) return;
      const explained = Float64Array.from(calibration.combinations, (combination) => combination * 7 + 1);
      expect(varianceOf(design, explained)).toBeLessThan(
        1e-9 *
          varianceOf(
            { ...design, calibration: null },
            values.map(() => 9),
          ) +
          1e-9,
      );
    }),
    { numRuns: 40 },
  );
});
