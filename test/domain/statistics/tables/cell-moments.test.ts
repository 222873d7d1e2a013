/** A table's variances are those of its rows, under every design. */
import fc from 'fast-check';
import { varianceOf } from '../../../../src/domain/statistics/design/variance.js';
import { cellMoments } from '../../../../src/domain/statistics/tables/cell-moments.js';
import { crossing } from '../../../../src/domain/statistics/tables/tally.js';
import { madeSamples } from '../../../kit/designs.js';

const scores = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 9, maxLength: 9 });

test('the covariance of scores by cell is that of the same influence by row', () => {
  fc.assert(
    fc.property(madeSamples, scores, scores, ({ design, rows, columns, mask }, one, other) => {
      const cells = crossing({ codes: rows.codes, size: 3 }, { codes: columns.codes, size: 3 }, mask);
      const covariance = cellMoments(design, cells).covariance(
        [one, other].map((score) => Float64Array.from(score)),
      );
      const influence = (of: (cell: number) => number) =>
        Float64Array.from(cells.codes, (cell) => (cell < 0 ? 0 : of(cell)));
      const first = varianceOf(
        design,
        influence((cell) => one[cell]!),
      );
      const second = varianceOf(
        design,
        influence((cell) => other[cell]!),
      );
      const both = varianceOf(
        design,
        influence((cell) => one[cell]! + other[cell]!),
      );
      const scale = first + second + 1e-6;
      expect(covariance[0]! / scale).toBeCloseTo(first / scale, 9);
      expect(covariance[3]! / scale).toBeCloseTo(second / scale, 9);
      expect(covariance[1]! / scale).toBeCloseTo((both - first - second) / 2 / scale, 9);
      expect(covariance[2]).toBe(covariance[1]);
    }),
    { numRuns: 80 },
  );
});
