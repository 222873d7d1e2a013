/** How two values are compared, whatever their types (XPath 1.0 section 3.4). */
import type { Operator } from './expression.js';
import { asBoolean, asNumber, asText, isMoment, isNodes, type NodeSet, type XPathValue } from './values.js';

type Comparison = Extract<Operator, '=' | '!=' | '<' | '<=' | '>' | '>='>;
type Scalar = string | number | boolean;

const HOLDS: Readonly<Record<Comparison, (left: Scalar, right: Scalar) => boolean>> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** Whether the comparison compares, unlike the operators that reckon. */
export function isComparison(operator: Operator): operator is Comparison {
  return operator in HOLDS;
}

/**
 * Whether the comparison holds. Nodes compare by their texts, and it holds when it holds for any of them; against
 * a yes or no, the nodes are one yes or no. Order is always by number, dates being days.
 */
export function compare(comparison: Comparison, left: XPathValue, right: XPathValue, zone: string): boolean {
  if (isNodes(left) && typeof right !== 'boolean') {
    return textsOf(left).some((text) => compare(comparison, text, right, zone));
  }
  if (isNodes(right) && typeof left !== 'boolean') {
    return textsOf(right).some((text) => compare(comparison, left, text, zone));
  }
  const type = commonType(comparison, left, right);
  return HOLDS[comparison](type(left, zone), type(right, zone));
}

function textsOf(nodes: NodeSet): readonly string[] {
  return nodes.map((node) => asText([node]));
}

function commonType(
  comparison: Comparison,
  left: XPathValue,
  right: XPathValue,
): (value: XPathValue, zone: string) => Scalar {
  const isOrder = comparison !== '=' && comparison !== '!=';
  if (isOrder) return isNodes(left) || isNodes(right) ? numberOfTruth : asNumber;
  if (typeof left === 'boolean' || typeof right === 'boolean') return asBoolean;
  return isNumeric(left) || isNumeric(right) ? asNumber : asText;
}

function numberOfTruth(value: XPathValue): number {
  return asBoolean(value) ? 1 : 0;
}

function isNumeric(value: XPathValue): boolean {
  return typeof value === 'number' || isMoment(value);
}
