/** Powers over factorials without loss: what is left of the gamma function once Stirling's formula is taken out. */

/** Coefficients of z⁻¹, z⁻³, … (Abramowitz & Stegun 1964, 6.1.41); beyond z = 16 the next is below 1e-19. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
const FAR = 16;

/**
 * ln Γ(z + 1) − (z + ½) ln z + z − ½ ln 2π for z > 0, to some 1e-15. Below 16 by the recurrence
 * δ(z) = δ(z + 1) + (z + ½) ln(1 + 1/z) − 1.
 */
export function stirlingError(z: number): number {
  let shifted = z;
  let sum = 0;
  for (; shifted < FAR; shifted += 1) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let at = SERIES.length - 1; at >= 0; at -= 1) series = series * square + (SERIES[at] as number);
  return sum + series / shifted;
}

/** ln Γ(z) for z > 0. */
export function logGamma(z: number): number {
  return stirlingError(z) + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI);
}

/**
 * k ln(k/m) + m − k for k > 0, m > 0: never negative, and right to the last digits where k and m are close (after
 * Loader, *Fast and accurate computation of binomial probabilities*, 2000): with v = (k − m)/(k + m) it is
 * (k − m)v + 2k(v³/3 + v⁵/5 + …).
 */
export function deviance(k: number, m: number): number {
  const v = (k - m) / (k + m);
  if (Math.abs(v) > 0.1) return k * Math.log(k / m) + m - k;
  let sum = (k - m) * v;
  let power = 2 * k * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
