/** Two proportions of separate rows. */
import { normalUpper, tForLevel } from '../distributions/index.js';
import { wilson } from '../intervals/shares.js';

/** z and its two-sided p; null where there is no variance to divide by. */
export interface ZTest {
  readonly z: number;
  readonly p: number;
}

/** The pooled z of `a` of `n` against `b` of `m`: under equality both have the share of all. */
export function pooledZ(a: number, n: number, b: number, m: number): ZTest | null {
  const all = (a + b) / (n + m);
  return zOf(a / n - b / m, all * (1 - all) * (1 / n + 1 / m));
}

/** The z with each proportion's own variance. */
export function unpooledZ(a: number, n: number, b: number, m: number): ZTest | null {
  const [p, q] = [a / n, b / m];
  return zOf(p - q, (p * (1 - p)) / n + (q * (1 - q)) / m);
}

/** The z of a difference with its variance. */
export function zOf(difference: number, variance: number): ZTest | null {
  if (!(variance > 0)) return null;
  const z = difference / Math.sqrt(variance);
  return { z, p: Math.min(1, 2 * normalUpper(Math.abs(z))) };
}

/** Newcombe's interval of p − q, the hybrid of two Wilson intervals (*Statistics in Medicine* 17, 1998, method 10). */
export function newcombe(
  a: number,
  n: number,
  b: number,
  m: number,
  level: number,
): readonly [number, number] {
  const z = tForLevel(level, Number.POSITIVE_INFINITY);
  const [p, q] = [a / n, b / m];
  const [lowP, highP] = wilson(p, n, z);
  const [lowQ, highQ] = wilson(q, m, z);
  return [p - q - Math.hypot(p - lowP, highQ - q), p - q + Math.hypot(highP - p, q - lowQ)];
}
