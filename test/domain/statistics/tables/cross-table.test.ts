/** Tables of questions: laws that they keep whatever the sample. */
import fc from 'fast-check';
import {
  type CategoryColumn,
  categoriesWithin,
  completeRows,
} from '../../../../src/domain/statistics/columns.js';
import {
  degreesOf,
  type SurveyDesign,
  surveyDesign,
} from '../../../../src/domain/statistics/design/design.js';
import type { Uncertainty } from '../../../../src/domain/statistics/estimates/mean.js';
import { crossTable, tableLetters } from '../../../../src/domain/statistics/tables/cross-table.js';
import { independence } from '../../../../src/domain/statistics/tests/chi-square.js';
import { raoScott } from '../../../../src/domain/statistics/tests/rao-scott.js';
import { codedColumn, madeSamples } from '../../../kit/designs.js';

function under(design: SurveyDesign, mask: Uint8Array): Uncertainty {
  const degrees = degreesOf(design, mask);
  return { kind: 'design', level: 0.95, design, degrees: degrees.ok ? degrees.value : 1 };
}

function tableOf(
  rows: CategoryColumn,
  columns: CategoryColumn,
  mask: Uint8Array,
  design: SurveyDesign | null,
) {
  const complete = completeRows([rows, columns], mask.length, mask);
  const [one, other] = [rows, columns].map((column) => categoriesWithin(column, complete));
  const how: Uncertainty = design === null ? { kind: 'elementary', level: 0.95 } : under(design, complete);
  return { table: crossTable(one!, other!, how), how, complete };
}

function equalWeights(rows: number, weight: number): SurveyDesign {
  const made = surveyDesign({ rows, weights: new Float64Array(rows).fill(weight) });
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

test('weights of 1 give the shares of no weights, and variances that are n/(n − 1) times theirs', () => {
  fc.assert(
    fc.property(madeSamples, ({ rows, columns }) => {
      const all = new Uint8Array(rows.codes.length).fill(1);
      const plain = tableOf(rows, columns, all, null).table;
      const weighted = tableOf(rows, columns, all, equalWeights(all.length, 1)).table;
      const factor = Math.sqrt(all.length / (all.length - 1));
      weighted.shares.forEach(({ share, standardError }, cell) => {
        expect(share).toBe(plain.shares[cell]!.share);
        expect(standardError).toBeCloseTo(plain.shares[cell]!.standardError * factor, 12);
      });
    }),
    { numRuns: 30 },
  );
});

test('Rao–Scott with equal weights is Pearson: as many degrees, and the statistic over them', () => {
  fc.assert(
    fc.property(madeSamples, fc.double({ min: 0.1, max: 9, noNaN: true }), ({ rows, columns }, weight) => {
      const n = rows.codes.length;
      const all = new Uint8Array(n).fill(1);
      const { table, complete } = tableOf(rows, columns, all, equalWeights(n, weight));
      const pearson = independence(table.shape, table.tally.n);
      fc.pre(pearson !== null && table.tally.n.every((count) => count > 0));
      const found = raoScott(table.shape, table.moments!, n - 1);
      expect(found!.chiSquare).toBeCloseTo(pearson!.pearson.statistic, 8);
      expect(found!.test!.df1).toBeCloseTo(pearson!.pearson.df, 8);
      // Rows outside the table count in the design, so that the variance keeps n/(n − 1) of all.
      const inside = complete.reduce((sum, each) => sum + each, 0);
      expect(inside).toBeGreaterThan(0);
      const scaled = (found!.test!.statistic * found!.test!.df1 * n) / (n - 1);
      expect(scaled).toBeCloseTo(pearson!.pearson.statistic, 7);
    }),
    { numRuns: 30 },
  );
});

test('scaling weights changes no share, error, test or letter; turning rows about changes nothing', () => {
  fc.assert(
    fc.property(
      madeSamples,
      fc.double({ min: 0.01, max: 90, noNaN: true }),
      ({ design, rows, columns, mask }, factor) => {
        fc.pre(design.calibration === null);
        const once = tableOf(rows, columns, mask, design);
        const scaled = tableOf(rows, columns, mask, {
          ...design,
          weights: design.weights.map((w) => w * factor),
        });
        fc.pre(once.table.tally.n.length > 0);
        scaled.table.shares.forEach(({ share, standardError, interval }, cell) => {
          const before = once.table.shares[cell]!;
          expect(share).toBeCloseTo(before.share, 12);
          expect(standardError).toBeCloseTo(before.standardError, 10);
          expect(interval === null).toBe(before.interval === null);
        });
        expect(tableLetters(scaled.table, scaled.how, 'holm')).toEqual(
          tableLetters(once.table, once.how, 'holm'),
        );
        expect(scaled.table.total.effective).toBeCloseTo(once.table.total.effective, 8);
      },
    ),
    { numRuns: 20 },
  );
});

test('the order of rows does not matter', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, rows, columns, mask }) => {
      const order = Int32Array.from(rows.codes.keys()).reverse();
      const turned = (column: CategoryColumn) =>
        codedColumn(
          Array.from(order, (row) => column.codes[row]!),
          3,
        );
      const { clusters, calibration } = design;
      fc.pre(calibration === null);
      const again: SurveyDesign = {
        ...design,
        weights: Float64Array.from(order, (row) => design.weights[row]!),
        strata: clusters === null ? Int32Array.from(order, (row) => design.strata[row]!) : design.strata,
        clusters: clusters === null ? null : Int32Array.from(order, (row) => clusters[row]!),
      };
      const before = tableOf(rows, columns, mask, design).table;
      const after = tableOf(
        turned(rows),
        turned(columns),
        Uint8Array.from(order, (row) => mask[row]!),
        again,
      ).table;
      expect(after.tally.n).toEqual(before.tally.n);
      after.shares.forEach(({ standardError }, cell) => {
        expect(standardError).toBeCloseTo(before.shares[cell]!.standardError, 10);
      });
    }),
    { numRuns: 20 },
  );
});

test('joining categories adds their counts and weights', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, rows, columns, mask }) => {
      const joined = codedColumn(
        [...rows.codes].map((code) => Math.min(code, 1)),
        2,
      );
      const complete = completeRows([rows, columns], mask.length, mask);
      const all = tableOf(rows, columns, complete, design).table;
      const less = tableOf(joined, columns, complete, design).table;
      const sum = (cells: Float64Array) => cells.reduce((total, each) => total + each, 0);
      expect(sum(less.tally.n)).toBe(sum(all.tally.n));
      expect(sum(less.tally.sums)).toBeCloseTo(sum(all.tally.sums), 9);
      expect(less.columns.map(({ n }) => n)).toEqual(all.columns.map(({ n }) => n));
      for (const table of [all, less])
        for (let column = 0; column < table.shape.columns; column += 1) {
          const shares = table.shares.filter((_, cell) => cell % table.shape.columns === column);
          expect(shares.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 12);
        }
    }),
    { numRuns: 20 },
  );
});
