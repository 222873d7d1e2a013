/** The covariance of estimates that stays right when answers of one person depend on each other. */
import { transformed } from './symmetric.js';

/**
 * The sandwich V·(Σ s·sᵀ)·V of Huber (1967) and White (1982) with the scores summed over each cluster before they are
 * squared (Liang & Zeger, Biometrika 73, 1986), without a factor for few clusters. `covariance` is the inverse
 * information V (flat, `size` rows); `scores` holds one row of `size` for each cluster.
 */
export function clusterRobust(covariance: Float64Array, size: number, scores: Float64Array): Float64Array {
  return transformed(outerSum(scores, size), size, covariance, size);
}

/** Σ s·sᵀ over the rows of `scores`. */
export function outerSum(scores: Float64Array, size: number): Float64Array {
  const sum = new Float64Array(size * size);
  for (let start = 0; start < scores.length; start += size)
    for (let row = 0; row < size; row += 1) {
      const score = scores[start + row] as number;
      if (score === 0) continue;
      for (let column = 0; column < size; column += 1)
        sum[row * size + column] =
          (sum[row * size + column] as number) + score * (scores[start + column] as number);
    }
  return sum;
}
