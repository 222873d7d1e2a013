/** Intervals of shares. */

/**
 * Wilson's interval of `share` of `n` rows without continuity correction (*JASA* 22, 1927), `z` being the normal quantile
 * of the level. `n` may be an effective base.
 */
export function wilson(share: number, n: number, z: number): readonly [number, number] {
  const square = z * z;
  const centre = share + square / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const whole = 1 + square / n;
  // At 0 and 1 one end is that share itself, which rounding would miss.
  return [share === 0 ? 0 : (centre - reach) / whole, share === 1 ? 1 : (centre + reach) / whole];
}

/**
 * The interval of a share by way of its logit, t·se/(p(1 − p)) to either side (Korn & Graubard, *Survey Methodology* 24,
 * 1998); null at 0 and 1, which have no logit.
 */
export function logitInterval(
  share: number,
  standardError: number,
  t: number,
): readonly [number, number] | null {
  if (!(share > 0 && share < 1)) return null;
  const logit = Math.log(share / (1 - share));
  const reach = (t * standardError) / (share * (1 - share));
  const back = (place: number) =>
    place >= 0 ? 1 / (1 + Math.exp(-place)) : Math.exp(place) / (1 + Math.exp(place));
  return [back(logit - reach), back(logit + reach)];
}
