/** Gives a tree's value in a frame: each kind of tree in its own way. */
import { reckoningOf } from './arithmetic.js';
import { compare, isComparison } from './comparisons.js';
import type { BinaryTree, CallTree, ExpressionTree, NegationTree, ReferenceTree } from './expression.js';
import { fail } from './fault.js';
import type { Frame } from './frame.js';
import { Call } from './functions/call.js';
import { arityFault } from './functions/function.js';
import { functionNamed } from './functions/index.js';
import { followPath, inOrder } from './paths.js';
import { nearest } from './scope.js';
import { asBoolean, asNumber, isNodes, type XPathValue } from './values.js';

/** The tree's value; gives up (see `fault.ts`) where it cannot be worked out. */
export function workOut(tree: ExpressionTree, frame: Frame): XPathValue {
  switch (tree.kind) {
    case 'text':
    case 'number':
      return tree.value;
    case 'reference':
      return lookUp(tree, frame);
    case 'call':
      return callFunction(tree, frame);
    case 'negation':
      return negate(tree, frame);
    case 'binary':
      return combine(tree, frame);
    case 'path':
      return followPath(tree, frame, workOut);
  }
}

function lookUp(tree: ReferenceTree, { context }: Frame): XPathValue {
  if (tree.lastSaved) return context.lastSaved(tree.name);
  return nearest(context.named(tree.name), context.current);
}

function callFunction(tree: CallTree, frame: Frame): XPathValue {
  const called = functionNamed(tree.name);
  if (called === null) return fail(tree.column, `there is no function ${tree.name}`);
  const fault = arityFault(called, tree.arguments.length);
  if (fault !== null) return fail(tree.column, fault);
  return called.work(new Call(tree, frame, workOut));
}

function negate(tree: NegationTree, frame: Frame): number {
  return -asNumber(workOut(tree.operand, frame), frame.context.zone);
}

function combine(tree: BinaryTree, frame: Frame): XPathValue {
  const { operator } = tree;
  const { zone } = frame.context;
  const left = workOut(tree.left, frame);
  if (operator === 'and') return asBoolean(left) && asBoolean(workOut(tree.right, frame));
  if (operator === 'or') return asBoolean(left) || asBoolean(workOut(tree.right, frame));
  const right = workOut(tree.right, frame);
  if (isComparison(operator)) return compare(operator, left, right, zone);
  const reckon = reckoningOf(operator);
  if (reckon !== null) return reckon(left, right, zone);
  if (!isNodes(left) || !isNodes(right)) return fail(tree.column, 'expected questions on both sides of |');
  return inOrder([...left, ...right]);
}
