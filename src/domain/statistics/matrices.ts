/** Small symmetric matrices, as arrays by row: what estimators solve once they have counted. */

/** A pivot below this share of what it began with is nothing but rounding: its column says nothing new. */
const NOTHING_NEW = 1e-10;

/**
 * A solution of A x = b for a symmetric A that is positive semidefinite (n × n by row, not changed) and a b in its
 * range; places whose column follows from those before them get 0, as least squares by pivots do.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const { lower, kept } = choleskyKeeping(matrix, right.length);
  return backSolve(lower, kept, right);
}

/** Solves L Lᵀ x = b over the places that are kept; the others are 0. */
function backSolve(lower: Float64Array, kept: Uint8Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solved = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    if (kept[row] === 0) continue;
    let sum = right[row] as number;
    for (let at = 0; at < row; at += 1) sum -= (lower[row * size + at] as number) * (solved[at] as number);
    solved[row] = sum / (lower[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    if (kept[row] === 0) continue;
    let sum = solved[row] as number;
    for (let at = row + 1; at < size; at += 1)
      if (kept[at] === 1) sum -= (lower[at * size + row] as number) * (solved[at] as number);
    solved[row] = sum / (lower[row * size + row] as number);
  }
  return solved;
}

/** Cholesky's lower factor; rows and columns whose pivot vanishes are zero and marked 0 in `kept`. */
function choleskyKeeping(matrix: Float64Array, size: number) {
  const lower = new Float64Array(size * size);
  const kept = new Uint8Array(size).fill(1);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      if (kept[column] === 0) continue;
      let sum = matrix[row * size + column] as number;
      for (let at = 0; at < column; at += 1)
        sum -= (lower[row * size + at] as number) * (lower[column * size + at] as number);
      if (column < row) lower[row * size + column] = sum / (lower[column * size + column] as number);
      else if (sum > NOTHING_NEW * (matrix[row * size + row] as number))
        lower[row * size + row] = Math.sqrt(sum);
      else kept[row] = 0;
    }
    if (kept[row] === 0) lower.fill(0, row * size, (row + 1) * size);
  }
  return { lower, kept };
}

/** The inverse of a symmetric positive definite matrix (n × n by row); null where it is singular. */
export function invertPositive(matrix: Float64Array, size: number): Float64Array | null {
  const inverse = new Float64Array(size * size);
  const { lower, kept } = choleskyKeeping(matrix, size);
  if (kept.includes(0)) return null;
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    inverse.set(backSolve(lower, kept, unit), column * size);
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
