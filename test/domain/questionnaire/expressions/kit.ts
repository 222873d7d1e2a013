/** Works expressions out for the tests, over plain answers. */
import {
  answerContext,
  answerTree,
  asNumber,
  asText,
  describeFault,
  type EvaluationContext,
  type Expression,
  evaluate,
  evaluateBoolean,
  type PlainAnswers,
  parseExpression,
  type XPathValue,
} from '../../../../src/domain/questionnaire/expressions/index.js';

export type Given = Partial<Omit<EvaluationContext, 'root' | 'named' | 'current' | 'here'>>;

/** The expression; the test fails when it is none. */
export function expressionOf(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${describeFault(parsed.problem)}`);
  return parsed.value;
}

/** A context that stands at the first node called `at`, or at the `nth` of several. */
export function contextOver(
  answers: PlainAnswers,
  at?: string,
  nth = 0,
  given: Given = {},
): EvaluationContext {
  const tree = answerTree(answers);
  const current = at === undefined ? undefined : tree.named(at)[nth];
  return answerContext(tree, { ...given, ...(current === undefined ? {} : { current }) });
}

/** The value of the expression over the context; the test fails when it has none. */
export function workedOut(text: string, context: EvaluationContext = contextOver({})): XPathValue {
  const value = evaluate(expressionOf(text), context);
  if (!value.ok) throw new Error(`${text}: ${describeFault(value.problem)}`);
  return value.value;
}

/** The value read as text. */
export function textOf(text: string, context: EvaluationContext = contextOver({})): string {
  return asText(workedOut(text, context));
}

/** The value read as a number. */
export function numberOf(text: string, context: EvaluationContext = contextOver({})): number {
  return asNumber(workedOut(text, context), context.zone);
}

/** The value read as a yes or no. */
export function holds(text: string, context: EvaluationContext = contextOver({})): boolean {
  const value = evaluateBoolean(expressionOf(text), context);
  if (!value.ok) throw new Error(`${text}: ${describeFault(value.problem)}`);
  return value.value;
}

/** Why the text is no expression, or why it cannot be worked out over the context. */
export function faultOf(text: string, context: EvaluationContext = contextOver({})): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) return describeFault(parsed.problem);
  const value = evaluate(parsed.value, context);
  return value.ok ? `worked out to ${asText(value.value)}` : describeFault(value.problem);
}
