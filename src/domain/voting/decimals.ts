/** Whole numbers of a small unit written as decimals, so that printed numbers are exact. */

/** `units` of 10^−places as a decimal with exactly `places` decimals: (123, 2) → "1.23". */
export function decimal(units: bigint, places: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - places)}`;
}
