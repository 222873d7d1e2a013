/** The little linear algebra that designs need: symmetric positive definite matrices as flat rows. */

/**
 * The lower triangle L of the Cholesky decomposition M = L·Lᵀ of a symmetric matrix of `size` rows, flat; null when the
 * matrix is not positive definite beyond rounding, that is, when a pivot is below 1e-10 of its diagonal entry.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] as number;
      for (let k = 0; k < column; k += 1)
        sum -= (lower[row * size + k] as number) * (lower[column * size + k] as number);
      if (column < row) lower[row * size + column] = sum / (lower[column * size + column] as number);
      else if (sum > 1e-10 * (matrix[row * size + row] as number)) lower[row * size + row] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/** Natural logarithm of the determinant of a symmetric positive definite matrix; null when it is not that. */
export function logDeterminant(matrix: Float64Array, size: number): number | null {
  const lower = cholesky(matrix, size);
  if (lower === null) return null;
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum += 2 * Math.log(lower[row * size + row] as number);
  return sum;
}

/** The diagonal of the inverse of a symmetric positive definite matrix; null when it is not that. */
export function inverseDiagonal(matrix: Float64Array, size: number): readonly number[] | null {
  const lower = cholesky(matrix, size);
  if (lower === null) return null;
  const diagonal = new Array<number>(size).fill(0);
  for (let column = 0; column < size; column += 1) {
    // The column of L⁻¹ by forward substitution; (M⁻¹)ᵢᵢ is the sum of squares of column i.
    const solved = new Float64Array(size);
    for (let row = column; row < size; row += 1) {
      let sum = row === column ? 1 : 0;
      for (let k = column; k < row; k += 1) sum -= (lower[row * size + k] as number) * (solved[k] as number);
      solved[row] = sum / (lower[row * size + row] as number);
      diagonal[column] = (diagonal[column] as number) + (solved[row] as number) ** 2;
    }
  }
  return diagonal;
}
