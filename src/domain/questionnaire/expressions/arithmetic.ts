/** How two values are reckoned with (XPath 1.0 section 3.5); dates are days, and move along the calendar. */
import type { Operator } from './expression.js';
import { daysBetween, shifted } from './moments.js';
import { asNumber, momentIn, type XPathValue } from './values.js';

type Reckoning = (left: XPathValue, right: XPathValue, zone: string) => XPathValue;

function onNumbers(reckon: (left: number, right: number) => number): Reckoning {
  return (left, right, zone) => reckon(asNumber(left, zone), asNumber(right, zone));
}

const plus = onNumbers((left, right) => left + right);
const minus = onNumbers((left, right) => left - right);

const RECKONINGS: Readonly<Partial<Record<Operator, Reckoning>>> = {
  '+': add,
  '-': subtract,
  '*': onNumbers((left, right) => left * right),
  div: onNumbers((left, right) => left / right),
  mod: onNumbers((left, right) => left % right),
};

/** How the operator reckons; null for an operator that does not. */
export function reckoningOf(operator: Operator): Reckoning | null {
  return RECKONINGS[operator] ?? null;
}

function add(left: XPathValue, right: XPathValue, zone: string): XPathValue {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const [first, second] = [momentIn(left, zone), momentIn(right, zone)];
  if (first !== null && second === null) return moved(first, asNumber(right, zone), zone);
  if (second !== null && first === null) return moved(second, asNumber(left, zone), zone);
  return plus(left, right, zone);
}

function subtract(left: XPathValue, right: XPathValue, zone: string): XPathValue {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [later, earlier] = [momentIn(left, zone), momentIn(right, zone)];
  if (later === null) return minus(left, right, zone);
  if (earlier === null) return moved(later, -asNumber(right, zone), zone);
  return daysBetween(later, earlier, zone);
}

function moved(moment: Parameters<typeof shifted>[0], days: number, zone: string): XPathValue {
  return Number.isFinite(days) && !Number.isNaN(moment.days)
    ? shifted(moment, days, zone)
    : moment.days + days;
}
