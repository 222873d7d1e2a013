/** How numbers of analyses are written: shares, ranks, probabilities, intervals. */
import type { Formats } from '../../shared/dates.js';

/** A share as a whole percentage, with a decimal below 1% and above 99%: nothing that is there is told as nothing. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent}%`;
  return percent < 1 || percent > 99 ? `${percent.toFixed(1)}%` : `${percent.toFixed(0)}%`;
}

/** The same without its sign, for the ends of intervals. */
export function percentNumber(share: number): string {
  return percentText(share).slice(0, -1);
}

/** "36 to 46": an interval of shares. */
export function shareInterval(interval: readonly [number, number] | null): string {
  return interval === null ? '' : `${percentNumber(interval[0])} to ${percentNumber(interval[1])}`;
}

/** A number with as many decimals as it needs: two below 10, one below 100, none above. */
export function numberText(value: number, format: Formats): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return format.number(Math.round(value));
  return value.toFixed(size < 10 ? 2 : 1);
}

/** "1.2 to 3.4": an interval of numbers. */
export function numberInterval(interval: readonly [number, number] | null, format: Formats): string {
  return interval === null ? '' : `${numberText(interval[0], format)} to ${numberText(interval[1], format)}`;
}

/** "4th". */
export function ordinal(rank: number): string {
  const tens = rank % 100;
  const ones = rank % 10;
  const ending = tens >= 11 && tens <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[ones] ?? 'th');
  return `${rank}${ending}`;
}

/** "4th to 6th", or "surely 4th" where it can be no other. */
export function rankInterval([low, high]: readonly [number, number]): string {
  return low === high ? `no other at ${ordinal(low)}` : `${ordinal(low)} to ${ordinal(high)}`;
}

/** Keeps a sign beside its number at the end of a line. */
const NO_BREAK = '\u00a0';

/** "p < 0.001", "p = 0.023", never broken over two lines. */
export function pText(p: number): string {
  return `p${NO_BREAK}${p < 0.001 ? '<' : '='}${NO_BREAK}${p < 0.001 ? '0.001' : pNumber(p)}`;
}

/** "< 0.001", "0.023". */
export function pNumber(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(p < 0.1 ? 3 : 2);
}

/** A share to a hundredth of a percent. */
export function exactPercent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

/** A number to four digits or a hundredth, whichever tells more; whole numbers whole. */
export function exactText(value: number, format: Formats): string {
  if (Number.isInteger(value)) return format.number(value);
  return Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2);
}
