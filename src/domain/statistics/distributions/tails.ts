/** Upper tails of the distributions that tests use: never one minus a share, so that the smallest are as right as any. */
import { betaLower, betaTerm } from './incomplete-beta.js';
import { gammaLower, gammaUpper } from './incomplete-gamma.js';
import { stirlingError } from './stirling.js';

/** P(Z > x) of the standard normal distribution; right to 1e-12 of itself down to the smallest double. */
export function normalUpper(x: number): number {
  const tail = 0.5 * gammaUpper(0.5, (x * x) / 2);
  return x >= 0 ? tail : 1 - tail;
}

/** P(χ² > x) for `df` > 0 degrees of freedom, whole or not. */
export function chiSquareUpper(x: number, df: number): number {
  return gammaUpper(df / 2, x / 2);
}

/** P(T > x) of Student's t for `df` > 0 degrees of freedom, whole, broken or infinite. */
export function tUpper(x: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalUpper(x);
  const size = Math.abs(x);
  const half = 0.5 * tTwoTails(size, df);
  return x >= 0 ? half : 1 - half;
}

/** From here on the density is a pure power, and squares would overflow. */
const POWER_TAIL = 1e70;

/** P(|T| > size). */
function tTwoTails(size: number, df: number): number {
  const scaled = size / Math.sqrt(df);
  if (scaled > POWER_TAIL) return Math.exp(-df * Math.log(scaled) - logPowerScale(df));
  const { x, y } = splitOf(scaled * scaled);
  return betaLower(df / 2, 0.5, x, y);
}

/** ln(a B(a, ½)) for a = df/2. */
function logPowerScale(df: number): number {
  const a = df / 2;
  const log = stirlingError(a) + stirlingError(0.5) - stirlingError(a + 0.5);
  return log + Math.log(a) - 0.5 * Math.log((0.5 * a) / (2 * Math.PI * (a + 0.5))) + powerOfBeta(a);
}

/** ln of aᵃ bᵇ / (a + b)^(a + b) for b = ½. */
function powerOfBeta(a: number): number {
  return -a * Math.log1p(0.5 / a) - 0.5 * Math.log(2 * a + 1);
}

/** P(|T| > |x|): the two-sided p of a t statistic; infinite `df` for z. */
export function tTwoSided(x: number, df: number): number {
  return Math.min(1, 2 * tUpper(Math.abs(x), df));
}

/** P(F > f) for `df1` and `df2` degrees of freedom, either of them whole, broken or infinite. */
export function fUpper(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareUpper(df1 * f, df1);
  if (df1 === Number.POSITIVE_INFINITY) return gammaLower(df2 / 2, df2 / 2 / f);
  const { x, y } = splitOf(f * (df1 / df2));
  return betaLower(df2 / 2, df1 / 2, x, y);
}

/** 1/(1 + r) and r/(1 + r), neither by subtraction. */
function splitOf(ratio: number): { readonly x: number; readonly y: number } {
  const inverse = 1 / ratio;
  return ratio > 1
    ? { x: inverse / (1 + inverse), y: 1 / (1 + inverse) }
    : { x: 1 / (1 + ratio), y: ratio / (1 + ratio) };
}

/** x times the density of Student's t at x > 0, which is how fast the tail falls as ln x grows. */
export function tFall(x: number, df: number): number {
  const scaled = x / Math.sqrt(df);
  if (scaled > POWER_TAIL) return (df * tTwoTails(x, df)) / 2;
  const parts = splitOf(scaled * scaled);
  return betaTerm(df / 2, 0.5, parts.x, parts.y);
}
