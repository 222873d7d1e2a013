/** Works a parsed expression out over a context. */
import type { Result } from '../../../shared/result.js';
import type { EvaluationContext } from './context.js';
import type { Expression, ExpressionFault } from './expression.js';
import { caught } from './fault.js';
import { firstFrame } from './frame.js';
import { asBoolean, asNumber, asText, type XPathValue } from './values.js';
import { workOut } from './work-out.js';

/**
 * The expression's value over the context. Refused with the column where it failed: a function that is unknown, not
 * offered, or called with the wrong number or kind of arguments, when the working out comes to it.
 */
export function evaluate(
  expression: Expression,
  context: EvaluationContext,
): Result<XPathValue, ExpressionFault> {
  return caught(() => workOut(expression.tree, firstFrame(context)));
}

/** The value as a yes or no: whether a question is asked, an answer accepted, a choice shown. */
export function evaluateBoolean(
  expression: Expression,
  context: EvaluationContext,
): Result<boolean, ExpressionFault> {
  const value = evaluate(expression, context);
  return value.ok ? { ok: true, value: asBoolean(value.value) } : value;
}

/** The value as a number, NaN when it is none. */
export function evaluateNumber(
  expression: Expression,
  context: EvaluationContext,
): Result<number, ExpressionFault> {
  const value = evaluate(expression, context);
  return value.ok ? { ok: true, value: asNumber(value.value, context.zone) } : value;
}

/** The value as text, as a calculation stores it; empty for NaN and for no nodes. */
export function evaluateString(
  expression: Expression,
  context: EvaluationContext,
): Result<string, ExpressionFault> {
  const value = evaluate(expression, context);
  return value.ok ? { ok: true, value: asText(value.value) } : value;
}
