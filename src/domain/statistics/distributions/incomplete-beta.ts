/** The regularised incomplete beta function, right to its last digits in the farthest tail. */
import { continuedFraction } from './continued-fraction.js';
import { gammaLower, gammaUpper } from './incomplete-gamma.js';
import { deviance, stirlingError } from './stirling.js';

/** With one parameter beyond this and the other small, the beta is a gamma to the last digits. */
const LARGE = 1e8;
const SMALL = 1e3;

/** x^a y^b / B(a, b), where y = 1 − x is given apart, so that neither loses digits near 1. */
export function betaTerm(a: number, b: number, x: number, y: number): number {
  const sum = a + b;
  const exponent =
    stirlingError(sum) - stirlingError(a) - stirlingError(b) - deviance(a, sum * x) - deviance(b, sum * y);
  return Math.sqrt((a * b) / (2 * Math.PI * sum)) * Math.exp(exponent);
}

/** Iₓ(a, b) for a, b > 0, with x + y = 1; to some 1e-13 of itself while x is below the mean a/(a + b). */
export function betaLower(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  return meanAbove(a, b, x, y) >= 0 ? tail(a, b, x, y) : 1 - tail(b, a, y, x);
}

/** a − (a + b)x, by way of the smaller of x and y. */
function meanAbove(a: number, b: number, x: number, y: number): number {
  return x < y ? a - (a + b) * x : (a + b) * y - b;
}

function tail(a: number, b: number, x: number, y: number): number {
  if (a > LARGE && b < SMALL) return gammaUpper(b, -(a + (b - 1) / 2) * logOf(x, y));
  if (b > LARGE && a < SMALL) return gammaLower(a, -(b + (a - 1) / 2) * logOf(y, x));
  return betaTerm(a, b, x, y) / fraction(a, b, x, y);
}

/** ln x, by way of y where x is near 1. */
const logOf = (x: number, y: number) => (y < 0.5 ? Math.log1p(-y) : Math.log(x));

/**
 * β₁ + α₁/(β₂ + α₂/(β₃ + …)) of DiDonato and Morris (*ACM Transactions on Mathematical Software* 18, 1992, equation 9):
 * every term is positive for x below the mean, so that nothing cancels, and it converges twice as fast as DLMF 8.17.22.
 */
function fraction(a: number, b: number, x: number, y: number): number {
  const lambda = meanAbove(a, b, x, y);
  const first = (a / (a + 1)) * (lambda + 1);
  return continuedFraction(first, (n, into) => {
    const odd = a + 2 * n - 1;
    into.a = ((a + n - 1) * (a + b + n - 1) * n * (b - n) * x * x) / (odd * odd);
    into.b = n + (n * (b - n) * x) / odd + ((a + n) / (odd + 2)) * (lambda + 1 + n * (1 + y));
  });
}
