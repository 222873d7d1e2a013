/** The values that expressions give, and how each is read as another type (XPath 1.0 section 4, ODK XForms). */
import type { AnswerNode } from './context.js';
import { type Moment, momentFromText } from './moments.js';
import { textOfNumber } from './number-text.js';

/** Nodes in the order of the answers. */
export type NodeSet = readonly AnswerNode[];

/** A text, a number, a yes or no, a moment, or nodes of the answers. */
export type XPathValue = string | number | boolean | Moment | NodeSet;

/** Whether the value is a set of nodes. */
export function isNodes(value: XPathValue): value is NodeSet {
  return Array.isArray(value);
}

/** Whether the value is a moment. */
export function isMoment(value: XPathValue): value is Moment {
  return typeof value === 'object' && !isNodes(value);
}

/** The node's own text and everything below it (XPath 1.0 section 5.2). */
export function textOfNode(node: AnswerNode): string {
  return node.children.length === 0 ? node.text : node.text + node.children.map(textOfNode).join('');
}

/**
 * The value as text. A number is written without exponent and a whole number without decimals; where XPath
 * writes "NaN", XForms leaves the answer blank, and so does this. Of nodes, the first one's text.
 */
export function asText(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return textOfNumber(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (!isNodes(value)) return value.text;
  const [first] = value;
  return first === undefined ? '' : textOfNode(first);
}

/** The value as a yes or no: a number that is neither 0 nor NaN, a text that is not empty, any node. */
export function asBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return isNodes(value) ? value.length > 0 : value.holds;
}

/**
 * The value as a number: NaN when it is none, and the days since 1 January 1970 UTC of a date (ODK XForms,
 * `number()`), a date without a zone read in `zone`. Of nodes, the first one's number.
 */
export function asNumber(value: XPathValue, zone: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && !isNodes(value)) return value.days;
  return numberOfText(typeof value === 'string' ? value : asText(value), zone);
}

const NUMBER = /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\r\n]*$/;

/** The number that a text says, or the days of the date that it says; NaN when it says neither. */
export function numberOfText(text: string, zone: string): number {
  if (text === '') return Number.NaN;
  if (NUMBER.test(text)) return Number(text);
  return momentFromText(text, zone)?.days ?? Number.NaN;
}

/** The date that a value is or says; null when it is something else. */
export function momentIn(value: XPathValue, zone: string): Moment | null {
  if (isMoment(value)) return value;
  return typeof value === 'string' || isNodes(value) ? momentFromText(asText(value), zone) : null;
}
