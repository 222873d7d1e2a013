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
