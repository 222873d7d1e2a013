/** Pearson's test of independence corrected for a design. */
import { fUpper } from '../distributions/index.js';
import { invertPositive, multiply } from '../matrices.js';
import type { RaoScottTest } from '../table.js';
import type { CellMoments } from '../tables/cell-moments.js';
import { columnSums, rowSums, type Shape } from '../tables/shares.js';

/**
 * The second-order correction of Rao and Scott (*Annals of Statistics* 12, 1984): X² = nΣ(p − e)²/e of the weighted shares
 * p, divided by tr Δ, is referred to F with (tr Δ)²/tr Δ² and that times the design's degrees. Δ compares the variance of
 * the interaction's contrasts, weighted by 1/p, with that of n rows drawn at random: Δ = (C′D⁻¹C/n)⁻¹ C′D⁻¹VD⁻¹C. `test`
 * is null where empty cells leave a contrast without variance; all is null below two rows or columns.
 */
export function raoScott(
  shape: Shape,
  moments: CellMoments,
  degrees: number,
): { readonly chiSquare: number; readonly test: RaoScottTest | null } | null {
  if (shape.rows < 2 || shape.columns < 2) return null;
  const { n, sums } = moments.tally;
  const total = sums.reduce((sum, each) => sum + each, 0);
  const count = n.reduce((sum, each) => sum + each, 0);
  const shares = sums.map((sum) => sum / total);
  const chiSquare = count * distance(shape, shares);
  const contrasts = interactionContrasts(shape);
  const size = contrasts.length;
  const scaled = contrasts.map((contrast) =>
    contrast.map((value, cell) => ((shares[cell] as number) > 0 ? value / (shares[cell] as number) : 0)),
  );
  const random = new Float64Array(size * size);
  for (let one = 0; one < size; one += 1)
    for (let other = 0; other < size; other += 1)
      random[one * size + other] = product(scaled[one], contrasts[other]) / count;
  const inverse = invertPositive(random, size);
  if (inverse === null) return { chiSquare, test: null };
  const centred = scaled.map((score) => {
    const mean = product(score, shares);
    return { constant: score.map((value) => (value - mean) / total), slope: null };
  });
  const delta = multiply(inverse, moments.covariance(centred), size);
  const trace = traceOf(delta, size);
  const traceOfSquare = traceOf(multiply(delta, delta, size), size);
  if (!(trace > 0)) return { chiSquare, test: null };
  const [statistic, df1] = [chiSquare / trace, trace ** 2 / traceOfSquare];
  const df2 = df1 * degrees;
  return { chiSquare, test: { statistic, df1, df2, p: fUpper(statistic, df1, df2), chiSquare } };
}

/** Σ(p − e)²/e, e from the margins of p. */
function distance(shape: Shape, shares: Float64Array): number {
  const [rows, columns] = [rowSums(shape, shares), columnSums(shape, shares)];
  return shares.reduce((sum, share, cell) => {
    const expected =
      (rows[Math.floor(cell / shape.columns)] as number) * (columns[cell % shape.columns] as number);
    return sum + (share - expected) ** 2 / expected;
  }, 0);
}

/** Helmert's contrasts of the rows times those of the columns: all that is orthogonal to both main effects. */
function interactionContrasts({ rows, columns }: Shape): readonly Float64Array[] {
  const contrasts: Float64Array[] = [];
  for (const row of helmert(rows))
    for (const column of helmert(columns))
      contrasts.push(
        Float64Array.from(
          { length: rows * columns },
          (_, cell) => (row[Math.floor(cell / columns)] as number) * (column[cell % columns] as number),
        ),
      );
  return contrasts;
}

function helmert(size: number): readonly Float64Array[] {
  return Array.from({ length: size - 1 }, (_, at) => {
    const scale = Math.sqrt((at + 1) * (at + 2));
    return Float64Array.from({ length: size }, (__, place) =>
      place <= at ? 1 / scale : place === at + 1 ? -(at + 1) / scale : 0,
    );
  });
}

function product(one: Float64Array | undefined, other: Float64Array | undefined): number {
  let sum = 0;
  one?.forEach((value, at) => {
    sum += value * (other?.[at] ?? 0);
  });
  return sum;
}

function traceOf(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let at = 0; at < size; at += 1) sum += matrix[at * size + at] as number;
  return sum;
}
