/** Exact fractions, for rules that divide: nothing that decides a seat is ever rounded. */
import { decimal } from './decimals.js';

/** A fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** `top` / `bottom` in lowest terms; `bottom` must not be 0. */
export function rational(top: bigint, bottom = 1n): Rational {
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom);
  const sign = bottom < 0n ? -1n : 1n;
  return divisor === 0n ? ZERO : { top: (sign * top) / divisor, bottom: (sign * bottom) / divisor };
}

/** A whole number as a fraction. */
export function whole(value: number): Rational {
  return { top: BigInt(value), bottom: 1n };
}

/** Nothing. */
export const ZERO: Rational = { top: 0n, bottom: 1n };

/** a + b. */
export function add(a: Rational, b: Rational): Rational {
  if (a.bottom === b.bottom && a.bottom === 1n) return { top: a.top + b.top, bottom: 1n };
  return rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

/** a − b. */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { top: -b.top, bottom: b.bottom });
}

/** a × b. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.top * b.top, a.bottom * b.bottom);
}

/** a / b; `b` must not be 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.top * b.bottom, a.bottom * b.top);
}

/** Negative, zero or positive as a is smaller than, equal to or larger than b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The fraction as text: a terminating decimal where there is one of at most 12 places, otherwise "top/bottom". */
export function asText(value: Rational): string {
  let top = value.top;
  for (let places = 0; places <= 12; places++, top *= 10n) {
    if (top % value.bottom === 0n) return decimal(top / value.bottom, places);
  }
  return `${value.top}/${value.bottom}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
