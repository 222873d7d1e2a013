/** The regularised incomplete gamma functions, each tail right to its last digits however small it is. */
import { continuedFraction } from './continued-fraction.js';
import { deviance, stirlingError } from './stirling.js';

/** From this shape on the uniform expansion is exact to the last digits, and no fraction is needed. */
const LARGE_SHAPE = 1e8;

/** x^a e^−x / Γ(a + 1), for a > 0 and x > 0. */
export function gammaTerm(a: number, x: number): number {
  return Math.exp(-deviance(a, x) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);
}

/** P(a, x), the share of a gamma distribution of shape `a` > 0 below `x`, to some 1e-13 of itself. */
export function gammaLower(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (a > LARGE_SHAPE) return uniform(a, x, -1);
  return useFraction(a, x) ? 1 - fractionUpper(a, x) : seriesLower(a, x);
}

/** Q(a, x) = 1 − P(a, x), to some 1e-13 of itself in the farthest tail. */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (a > LARGE_SHAPE) return uniform(a, x, 1);
  return useFraction(a, x) ? fractionUpper(a, x) : 1 - seriesLower(a, x);
}

const useFraction = (a: number, x: number) => x >= Math.max(1, a + 1);

/** NIST Digital Library of Mathematical Functions, 8.11.4. */
function seriesLower(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; ; n += 1) {
    term *= x / (a + n);
    const next = sum + term;
    if (next === sum) return gammaTerm(a, x) * sum;
    sum = next;
  }
}

/** DLMF 8.9.2 in its contracted form: x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …)). */
function fractionUpper(a: number, x: number): number {
  const fraction = continuedFraction(x + 1 - a, (n, into) => {
    into.a = n * (a - n);
    into.b = x + 1 - a + 2 * n;
  });
  return (gammaTerm(a, x) * a) / fraction;
}

/**
 * Temme's uniform expansion (*SIAM Journal on Mathematical Analysis* 10, 1979) up to its first correction: the error is
 * 1/a of a part that is itself of order 1/√a. `side` is 1 for Q and −1 for P.
 */
function uniform(a: number, x: number, side: 1 | -1): number {
  const half = deviance(a, x);
  const relative = (x - a) / a;
  const eta = Math.sign(relative) * Math.sqrt((2 * half) / a);
  const correction = Math.abs(relative) < 1e-4 ? -1 / 3 + relative / 12 : 1 / relative - 1 / eta;
  const scaled = side * eta * Math.sqrt(a / 2);
  const tail = 0.5 * gammaUpper(0.5, half);
  const leading = scaled >= 0 ? tail : 1 - tail;
  return leading + (side * Math.exp(-half) * correction) / Math.sqrt(2 * Math.PI * a);
}
