/** Functions of numbers (XPath 1.0 section 4.4, XPath 3.0 `math:`, ODK XForms). */
import { wholeDays } from '../moments.js';
import { asNumber, momentIn, type XPathValue } from '../values.js';
import type { Call } from './call.js';
import { ANY_NUMBER, define, type XPathFunction } from './function.js';

export const NUMBER_FUNCTIONS: readonly XPathFunction[] = [
  define('number', [0, 1], 'number', number),
  define('int', [1, 1], 'number', (call) => Math.trunc(call.number(0))),
  define('round', [1, 2], 'number', (call) => round(call.number(0), call.count === 2 ? call.number(1) : 0)),
  define('pi', [0, 0], 'number', () => Math.PI),
  define('exp10', [1, 1], 'number', (call) => 10 ** call.number(0)),
  define('pow', [2, 2], 'number', (call) => call.number(0) ** call.number(1)),
  define('atan2', [2, 2], 'number', (call) => Math.atan2(call.number(0), call.number(1))),
  define('sum', [1, 1], 'number', (call) => numbers(call).reduce((sum, each) => sum + each, 0)),
  define('min', [0, ANY_NUMBER], 'number', (call) => extreme(call, Math.min)),
  define('max', [0, ANY_NUMBER], 'number', (call) => extreme(call, Math.max)),
  ...(
    [
      ['abs', Math.abs],
      ['floor', Math.floor],
      ['ceiling', Math.ceil],
      ['sqrt', Math.sqrt],
      ['exp', Math.exp],
      ['log', Math.log],
      ['log10', Math.log10],
      ['sin', Math.sin],
      ['cos', Math.cos],
      ['tan', Math.tan],
      ['asin', Math.asin],
      ['acos', Math.acos],
      ['atan', Math.atan],
    ] as const
  ).map(([name, reckon]) => define(name, [1, 1], 'number', (call) => reckon(call.number(0)))),
];

/** A date becomes the days that it counts; as an answer those are whole days, as XForms asks. */
function number(call: Call): XPathValue {
  const { zone } = call.context;
  const moment = momentIn(call.value(0), zone);
  if (moment === null || Number.isNaN(moment.days)) return asNumber(call.value(0), zone);
  if (moment.reckoned === true) return moment;
  return { days: moment.days, text: String(wholeDays(moment, zone)), holds: true, reckoned: true };
}

/** Half away from zero, to so many decimals; a negative number of decimals rounds to tens, hundreds and so on. */
function round(value: number, decimals: number): number {
  const shift = 10 ** Math.trunc(decimals);
  if (!Number.isFinite(value) || !Number.isFinite(shift)) return Number.isNaN(decimals) ? decimals : value;
  if (shift === 0) return 0;
  return (Math.sign(value) * Math.round(Math.abs(value) * shift)) / shift;
}

function numbers(call: Call): readonly number[] {
  return call.rest(0).map((value) => asNumber(value, call.context.zone));
}

/** NaN when there is nothing to compare or any of it is no number. */
function extreme(call: Call, of: (a: number, b: number) => number): number {
  const [first, ...others] = numbers(call);
  return first === undefined ? Number.NaN : others.reduce((a, b) => of(a, b), first);
}
