/** Agreement of coders against the examples of those who invented the measures. */
import { type Codings, isComplete } from '../../../../src/domain/statistics/agreement/codings.js';
import { cohenKappa, fleissKappa } from '../../../../src/domain/statistics/agreement/kappa.js';
import { krippendorffAlpha } from '../../../../src/domain/statistics/agreement/krippendorff.js';

/** Rows of one code a coder, counted from 1; null where a coder gave none. */
function codings(rows: readonly (readonly (number | null)[])[]): Codings {
  const codes = rows.flat().map((code) => (code ?? 0) - 1);
  return { coders: rows[0]!.length, categories: Math.max(...codes) + 1, codes: Int32Array.from(codes) };
}

/** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units, with blanks. */
const OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const UNITS = OBSERVERS[0]!.map((_, unit) => OBSERVERS.map((codes) => codes[unit]!));

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
] as const)('Krippendorff’s example, %s: α is %p', (metric, printed) => {
  expect(krippendorffAlpha(codings(UNITS), metric, [1, 2, 3, 4, 5])).toBeCloseTo(printed, 3);
});

test('the order of coders and units is nothing to α, and equal codes have none', () => {
  const turned = [...UNITS].reverse().map((codes) => [...codes].reverse());
  const alpha = (rows: readonly (readonly (number | null)[])[]) =>
    krippendorffAlpha(codings(rows), 'ordinal', []);
  expect(alpha(turned)).toBeCloseTo(alpha(UNITS)!, 14);
  expect(
    alpha([
      [1, 1],
      [1, 1],
    ]),
  ).toBeNull();
  expect(
    alpha([
      [1, null],
      [2, null],
    ]),
  ).toBeNull();
  expect(
    alpha([
      [1, 1],
      [2, 2],
    ]),
  ).toBe(1);
});

/** Fleiss (Psychological Bulletin 76, 1971) as often reprinted: 14 raters put each of ten subjects into five categories. */
const RATED = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

test('Fleiss’ κ of 14 raters is 0.210', () => {
  const rows = RATED.map((counts) =>
    counts.flatMap((count, category) => Array(count).fill(category + 1) as number[]),
  );
  expect(fleissKappa(codings(rows))).toBeCloseTo(0.21, 3);
});

/** Two coders' table of counts as rows of codes. */
const fromTable = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, one) =>
    row.flatMap((count, other) => Array(count).fill([one + 1, other + 1]) as number[][]),
  );

test('Cohen’s κ and its z, by the table of Fleiss, Cohen and Everitt (1969)', () => {
  // 100 diagnoses by two psychiatrists: observed 0.70, by chance 0.41; SE₀ = √((pₑ + pₑ² − Σ)/n)/(1 − pₑ).
  const table = [
    [75, 1, 4],
    [5, 4, 1],
    [0, 0, 10],
  ].map((row) => row.map((count) => count));
  const [rows, columns] = [
    [0.8, 0.1, 0.1],
    [0.8, 0.05, 0.15],
  ] as const;
  const chance = rows.reduce((sum, p, at) => sum + p * columns[at]!, 0);
  const spread = rows.reduce((sum, p, at) => sum + p * columns[at]! * (p + columns[at]!), 0);
  const found = cohenKappa(codings(fromTable(table)))!;
  expect(found.kappa).toBeCloseTo((0.89 - chance) / (1 - chance), 12);
  expect(found.kappa).toBeCloseTo(0.676, 3);
  const error = Math.sqrt((chance + chance ** 2 - spread) / 100) / (1 - chance);
  expect(found.z).toBeCloseTo(found.kappa / error, 10);
  expect(error).toBeCloseTo(0.0761, 3);
});

test('a coder who never varies leaves no variance, and two who never do leave no κ', () => {
  expect(cohenKappa(codings(fromTable([[3, 2]])))).toEqual({ kappa: 0, z: null });
  expect(cohenKappa(codings(fromTable([[5]])))).toBeNull();
  expect(fleissKappa(codings(fromTable([[5]])))).toBeNull();
});

test('blanks are noticed', () => {
  expect(isComplete(codings(UNITS))).toBe(false);
  expect(isComplete(codings([[1, 2]]))).toBe(true);
});
