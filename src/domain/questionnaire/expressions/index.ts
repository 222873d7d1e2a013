/** The door to expressions: read once, checked, worked out many times. */
export { type AnswerTree, answerContext, answerTree, type PlainAnswers } from './answer-tree.js';
export { type CheckFault, checkExpression } from './check.js';
export type { AnswerNode, EvaluationContext } from './context.js';
export { evaluate, evaluateBoolean, evaluateNumber, evaluateString } from './evaluate.js';
export type {
  Expression,
  ExpressionFault,
  ExpressionTree,
  FunctionUse,
  ReferenceUse,
} from './expression.js';
export { describeFault } from './fault.js';
export { FUNCTIONS, functionNamed } from './functions/index.js';
export { LONGEST_EXPRESSION, parseExpression } from './parser.js';
export { printExpression } from './printer.js';
export { partsOf } from './uses.js';
export {
  asBoolean,
  asNumber,
  asText,
  isMoment,
  isNodes,
  type NodeSet,
  type XPathValue,
} from './values.js';
