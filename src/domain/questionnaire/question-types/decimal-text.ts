/** Decimal numbers as texts, compared and stepped exactly: 0.1 is a tenth here, never a binary fraction near it. */

/** `units` of 10^−`places`. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** The most digits a number may have, which a double holds exactly. */
export const MOST_DIGITS = 15;

/** The number that the text writes plainly (sign, digits, point); null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const [, sign = '', whole = '', decimals = ''] =
    /^([+-]?)(?=\.?\d)(\d{0,40})(?:\.(\d{0,40}))?$/.exec(text.trim().replace(/^[−–]/, '-')) ?? [];
  if (whole === '' && decimals === '') return null;
  const kept = decimals.replace(/0+$/, '');
  const units = BigInt(`${whole}${kept}`);
  return { units: sign === '-' ? -units : units, places: kept.length };
}

/** The one text of a number: no plus, no zeros that say nothing, no “−0”. */
export function decimalText({ units, places }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Negative, zero or positive as the first is below, equal to or above the second. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const places = Math.max(one.places, other.places);
  const difference = unitsAt(one, places) - unitsAt(other, places);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** Whether the number lies whole steps away from `start`. The step is above zero. */
export function isOnStep(value: Decimal, start: Decimal, step: Decimal): boolean {
  const places = Math.max(value.places, start.places, step.places);
  return (unitsAt(value, places) - unitsAt(start, places)) % unitsAt(step, places) === 0n;
}

/** Their sum. */
export function addDecimals(one: Decimal, other: Decimal): Decimal {
  const places = Math.max(one.places, other.places);
  return shortened({ units: unitsAt(one, places) + unitsAt(other, places), places });
}

/** The first minus the second. */
export function subtractDecimals(one: Decimal, other: Decimal): Decimal {
  return addDecimals(one, { ...other, units: -other.units });
}

/** How many digits the number is written with, not counting zeros that only hold the place. */
export function digitsOf({ units, places }: Decimal): number {
  const digits = (units < 0n ? -units : units).toString();
  return Math.max(digits.length, places);
}

function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}

function shortened(decimal: Decimal): Decimal {
  let { units, places } = decimal;
  while (places > 0 && units % 10n === 0n) {
    units /= 10n;
    places -= 1;
  }
  return { units, places };
}
