/** Symmetric positive definite matrices as flat rows: what Newton's steps and covariances need of linear algebra. */
import { type Cholesky, cholesky, solvedBy } from '../matrices.js';

/** A pivot below this share of its diagonal entry is rounding. */
export const SINGULAR = 1e-12;

/** The factors of a matrix of which every column is kept. */
export type Factor = Cholesky;

/**
 * The factor of a symmetric matrix of `size` rows, or the first column that is a linear combination of those before it
 * (or nothing at all) within `tolerance` of its own length squared.
 */
export function factorOf(
  matrix: Float64Array,
  size: number,
  tolerance = SINGULAR,
): { readonly ok: true; readonly factor: Factor } | { readonly ok: false; readonly column: number } {
  const factor = cholesky(matrix, size, tolerance);
  const column = factor.kept.indexOf(0);
  return column < 0 ? { ok: true, factor } : { ok: false, column };
}

/** x in M·x = right. */
export function solved(factor: Factor, right: Float64Array): Float64Array {
  return solvedBy(factor, right);
}

/** M⁻¹, symmetric to the last bit. */
export function inverted(factor: Factor): Float64Array {
  const { size } = factor;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const x = solved(factor, unit);
    for (let row = 0; row < size; row += 1) inverse[row * size + column] = x[row] as number;
  }
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1) {
      const mean = ((inverse[row * size + column] as number) + (inverse[column * size + row] as number)) / 2;
      inverse[row * size + column] = mean;
      inverse[column * size + row] = mean;
    }
  return inverse;
}

/** The shares of the earlier columns in `column`, which `factorOf` found to be their combination. */
export function combinationOf(matrix: Float64Array, size: number, column: number): Float64Array {
  const earlier = new Float64Array(column * column);
  const right = new Float64Array(column);
  for (let row = 0; row < column; row += 1) {
    right[row] = matrix[row * size + column] as number;
    for (let k = 0; k < column; k += 1) earlier[row * column + k] = matrix[row * size + k] as number;
  }
  const factored = factorOf(earlier, column);
  return factored.ok ? solved(factored.factor, right) : right.fill(0);
}

/** T·M·Tᵀ for a matrix of `size` rows and a transformation of `rows` rows and `size` columns, both flat. */
export function transformed(
  matrix: Float64Array,
  size: number,
  transformation: Float64Array,
  rows: number,
): Float64Array {
  const half = new Float64Array(rows * size);
  for (let row = 0; row < rows; row += 1)
    for (let k = 0; k < size; k += 1) {
      const factor = transformation[row * size + k] as number;
      if (factor === 0) continue;
      for (let column = 0; column < size; column += 1)
        half[row * size + column] =
          (half[row * size + column] as number) + factor * (matrix[k * size + column] as number);
    }
  const result = new Float64Array(rows * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < rows; column += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1)
        sum += (half[row * size + k] as number) * (transformation[column * size + k] as number);
      result[row * rows + column] = sum;
    }
  return result;
}

/** The square roots of the diagonal of a covariance matrix: standard errors. */
export function standardErrors(covariance: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, row) =>
    Math.sqrt(Math.max(0, covariance[row * size + row] as number)),
  );
}

/** vᵀ·M·v: the variance of a weighted sum. */
export function quadraticForm(matrix: Float64Array, vector: Float64Array): number {
  const size = vector.length;
  let sum = 0;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      sum += (vector[row] as number) * (matrix[row * size + column] as number) * (vector[column] as number);
  return sum;
}
