/** Small symmetric matrices, as arrays by row: what estimators solve once they have counted. */

/** A pivot below this share of what it began with is nothing but rounding: its column says nothing new. */
const NOTHING_NEW = 1e-10;

/**
 * A positive semidefinite matrix taken apart as D·L·Lᵀ·D: `root` the square roots of its diagonal, `lower` Cholesky's triangle of
 * what is left, whose diagonal is 1, so that units of measurement do not matter to what counts as nothing new.
 */
export interface Cholesky {
  readonly size: number;
  readonly root: Float64Array;
  readonly lower: Float64Array;
  /** 0 for rows and columns that follow from those before them, or are no numbers; the factors leave them out. */
  readonly kept: Uint8Array;
}

/** The factors of a symmetric matrix of `size` rows; what follows from earlier columns within `tolerance` of its own length squared is not kept. */
export function cholesky(matrix: Float64Array, size: number, tolerance: number): Cholesky {
  const root = Float64Array.from({ length: size }, (_, row) => {
    const own = matrix[row * size + row] as number;
    return own > 0 && own < Number.POSITIVE_INFINITY ? Math.sqrt(own) : 0;
  });
  const lower = new Float64Array(size * size);
  const kept = Uint8Array.from(root, (own) => (own > 0 ? 1 : 0));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row && kept[row] === 1; column += 1) {
      if (kept[column] === 0) continue;
      let sum = (matrix[row * size + column] as number) / ((root[row] as number) * (root[column] as number));
      for (let at = 0; at < column; at += 1)
        sum -= (lower[row * size + at] as number) * (lower[column * size + at] as number);
      if (column < row) lower[row * size + column] = sum / (lower[column * size + column] as number);
      else if (sum > tolerance) lower[row * size + row] = Math.sqrt(sum);
      else kept[row] = 0;
    }
    if (kept[row] === 0) lower.fill(0, row * size, (row + 1) * size);
  }
  return { size, root, lower, kept };
}

/** x in M·x = right, 0 where the factors leave it out. */
export function solvedBy({ size, root, lower, kept }: Cholesky, right: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    if (kept[row] === 0) continue;
    let sum = (right[row] as number) / (root[row] as number);
    for (let at = 0; at < row; at += 1) sum -= (lower[row * size + at] as number) * (x[at] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    if (kept[row] === 0) continue;
    let sum = x[row] as number;
    for (let at = row + 1; at < size; at += 1) sum -= (lower[at * size + row] as number) * (x[at] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  return x.map((part, row) => (kept[row] === 0 ? 0 : part / (root[row] as number)));
}

/**
 * A solution of A x = b for a symmetric A that is positive semidefinite (n × n by row, not changed) and a b in its
 * range; places whose column follows from those before them get 0, as least squares by pivots do.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  return solvedBy(cholesky(matrix, right.length, NOTHING_NEW), right);
}

/** The inverse of a symmetric positive definite matrix (n × n by row); null where it is singular. */
export function invertPositive(matrix: Float64Array, size: number): Float64Array | null {
  const inverse = new Float64Array(size * size);
  const factors = cholesky(matrix, size, NOTHING_NEW);
  if (factors.kept.includes(0)) return null;
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    inverse.set(solvedBy(factors, unit), column * size);
  }
  return inverse;
}

/** The product of two square matrices (n × n by row). */
export function multiply(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let at = 0; at < size; at += 1) {
      const factor = left[row * size + at] as number;
      if (factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        const cell = row * size + column;
        product[cell] = (product[cell] as number) + factor * (right[at * size + column] as number);
      }
    }
  return product;
}
