/** Where a distribution has a given share below: the inverses of the tails, found on the side that is the smaller. */
import { betaLower, betaTerm } from './incomplete-beta.js';
import { gammaLower, gammaTerm, gammaUpper } from './incomplete-gamma.js';
import { solveIncreasing } from './solve.js';
import { tFall, tUpper } from './tails.js';

/** The z with P(Z < z) = `p`, for 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  return -Math.sqrt(2 * gammaQuantile(1 - 2 * p, 2 * p, 0.5));
}

/** The x with P(χ² < x) = `p`, for 0 < p < 1 and `df` > 0. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, 1 - p, df / 2);
}

/** The t with P(T < t) = `p`, for 0 < p < 1 and `df` > 0, infinite for z. */
export function tQuantile(p: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (p < 0.5) return -tQuantileAbove(p, df);
  return p === 0.5 ? 0 : tQuantileAbove(1 - p, df);
}

/** The t two-sided intervals of a level use: P(|T| < t) = `level`. */
export function tForLevel(level: number, df: number): number {
  const outside = (1 - level) / 2;
  return df === Number.POSITIVE_INFINITY ? -normalQuantile(outside) : tQuantileAbove(outside, df);
}

/** The x with P(a, x) = `lower`, Q(a, x) = `upper`; the smaller of the two decides. */
function gammaQuantile(lower: number, upper: number, a: number): number {
  const fall = (x: number) => a * gammaTerm(a, x);
  const found =
    lower < upper
      ? solveIncreasing((u) => {
          const x = Math.exp(u);
          const share = gammaLower(a, x);
          return { value: Math.log(share / lower), slope: fall(x) / share };
        }, Math.log(a))
      : solveIncreasing((u) => {
          const x = Math.exp(u);
          const share = gammaUpper(a, x);
          return { value: Math.log(upper / share), slope: fall(x) / share };
        }, Math.log(a));
  return Math.exp(found);
}

/** The t > 0 with P(T > t) = `q` < ½; near the middle by the share within ±t, of which less is lost. */
function tQuantileAbove(q: number, df: number): number {
  if (q > 0.25) {
    const within = 1 - 2 * q;
    const found = solveIncreasing((u) => {
      const squared = Math.exp(2 * u) / df;
      const [x, y] = [squared / (1 + squared), 1 / (1 + squared)];
      const share = betaLower(0.5, df / 2, x, y);
      return { value: Math.log(share / within), slope: (2 * betaTerm(0.5, df / 2, x, y)) / share };
    }, 0);
    return Math.exp(found);
  }
  const found = solveIncreasing((u) => {
    const t = Math.exp(u);
    const share = tUpper(t, df);
    return { value: Math.log(q / share), slope: tFall(t, df) / share };
  }, 0);
  return Math.exp(found);
}
