/** Writes a tree as an expression again, with no more brackets than it needs. */
import type { CallTree, ExpressionTree, Operator, PathTree, Step } from './expression.js';

/** How tightly each operator binds; unary minus lies between. */
const TIGHTNESS: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
};
const NEGATION = 7;
const WHOLE = 9;

/** The tree as an expression; reading that gives the same tree but for the columns. */
export function printExpression(tree: ExpressionTree): string {
  switch (tree.kind) {
    case 'text':
      return tree.value.includes("'") ? `"${tree.value}"` : `'${tree.value}'`;
    case 'number':
      return tree.written;
    case 'reference':
      return tree.lastSaved ? `\${last-saved#${tree.name}}` : `\${${tree.name}}`;
    case 'call':
      return printCall(tree);
    case 'negation':
      return `-${within(tree.operand, NEGATION)}`;
    case 'binary': {
      const own = TIGHTNESS[tree.operator];
      return `${within(tree.left, own)} ${tree.operator} ${within(tree.right, own + 1)}`;
    }
    case 'path':
      return printPath(tree);
  }
}

function printCall(tree: CallTree): string {
  return `${tree.name}(${tree.arguments.map(printExpression).join(', ')})`;
}

function within(tree: ExpressionTree, least: number): string {
  const printed = printExpression(tree);
  return tightnessOf(tree) < least ? `(${printed})` : printed;
}

function tightnessOf(tree: ExpressionTree): number {
  if (tree.kind === 'binary') return TIGHTNESS[tree.operator];
  return tree.kind === 'negation' ? NEGATION : WHOLE;
}

function printPath(path: PathTree): string {
  const steps = path.steps.map(printStep).join('/');
  if (path.start === 'root') return steps === '' ? '(/)' : `/${steps}`;
  if (path.start === 'here') return steps;
  const start = path.start.kind === 'path' ? `(${printPath(path.start)})` : within(path.start, WHOLE);
  return `${start}${printPredicates(path.predicates)}${steps === '' ? '' : `/${steps}`}`;
}

function printStep({ axis, test, predicates }: Step): string {
  return `${axis}::${test}${printPredicates(predicates)}`;
}

function printPredicates(predicates: readonly ExpressionTree[]): string {
  return predicates.map((predicate) => `[${printExpression(predicate)}]`).join('');
}
