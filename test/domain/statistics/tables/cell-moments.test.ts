/** A table's variances are those of its rows, under every design. */
import fc from 'fast-check';
import { varianceOf } from '../../../../src/domain/statistics/design/variance.js';
import { cellMoments } from '../../../../src/domain/statistics/tables/cell-moments.js';
import { crossing } from '../../../../src/domain/statistics/tables/tally.js';
import { madeSamples } from '../../../kit/designs.js';

const byCell = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 9, maxLength: 9 });
const scores = fc.tuple(byCell, byCell, fc.double({ min: -5, max: 5, noNaN: true }));

test.each([
  ['constant', false],
  ['straight in a value', true],
])('the covariance of scores that are %s by cell is that of the same influence by row', (_, straight) => {
  fc.assert(
    fc.property(madeSamples, scores, scores, ({ design, rows, columns, values, mask }, one, other) => {
      const cells = crossing({ codes: rows.codes, size: 3 }, { codes: columns.codes, size: 3 }, mask);
      // Rows outside the table may have no value.
      const known = straight
        ? { values: values.map((value, row) => (cells.codes[row]! < 0 ? Number.NaN : value)), centre: 3 }
        : null;
      const score = ([constant, slope]: typeof one) => ({
        constant: Float64Array.from(constant),
        slope: straight ? Float64Array.from(slope) : null,
      });
      const covariance = cellMoments(design, cells, known).covariance([score(one), score(other)]);
      const influence = ([constant, slope]: typeof one) =>
        Float64Array.from(cells.codes, (cell, row) =>
          cell < 0 ? 0 : constant[cell]! + (straight ? slope[cell]! * (values[row]! - 3) : 0),
        );
      const [first, second] = [influence(one), influence(other)];
      const both = varianceOf(
        design,
        first.map((value, row) => value + second[row]!),
      );
      const [a, b] = [varianceOf(design, first), varianceOf(design, second)];
      const scale = a + b + 1e-6;
      expect(covariance[0]! / scale).toBeCloseTo(a / scale, 8);
      expect(covariance[3]! / scale).toBeCloseTo(b / scale, 8);
      expect(covariance[1]! / scale).toBeCloseTo((both - a - b) / 2 / scale, 8);
      expect(covariance[2]).toBe(covariance[1]);
    }),
    { numRuns: 20 },
  );
});
