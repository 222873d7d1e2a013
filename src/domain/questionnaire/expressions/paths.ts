/** Follows paths through the answers (XPath 1.0 section 2). */
import { nodesAlong } from './axes.js';
import type { AnswerNode } from './context.js';
import type { ExpressionTree, PathTree, Step } from './expression.js';
import { fail } from './fault.js';
import { type Frame, spend } from './frame.js';
import { asBoolean, isNodes, type NodeSet, type XPathValue } from './values.js';

/** How a condition or the start of a path is worked out. */
export type WorkOut = (tree: ExpressionTree, frame: Frame) => XPathValue;

/** The nodes to which the path leads, each once. */
export function followPath(path: PathTree, frame: Frame, workOut: WorkOut): NodeSet {
  const start = judged(startOf(path, frame, workOut), path.predicates, frame, workOut);
  return path.steps.reduce<NodeSet>((nodes, step) => takeStep(nodes, step, frame, workOut), start);
}

function startOf({ start }: PathTree, frame: Frame, workOut: WorkOut): NodeSet {
  if (start === 'here') return frame.here === null ? [] : [frame.here];
  if (start === 'root') return frame.context.root === null ? [] : [frame.context.root];
  const value = workOut(start, frame);
  return isNodes(value) ? value : fail(start.column, 'expected a question or a list before the path');
}

function takeStep(nodes: NodeSet, step: Step, frame: Frame, workOut: WorkOut): NodeSet {
  if (nodes.length === 1 && nodes[0] !== undefined) return stepFrom(nodes[0], step, frame, workOut);
  return [...new Set(nodes.flatMap((node) => stepFrom(node, step, frame, workOut)))];
}

function stepFrom(node: AnswerNode, step: Step, frame: Frame, workOut: WorkOut): NodeSet {
  const along = nodesAlong(step.axis, node);
  spend(frame, along.nodes.length + 1, step.column);
  const fitting = along.nodes.filter((candidate) => fits(candidate, step.test));
  const chosen = judged(fitting, step.predicates, frame, workOut);
  return along.backwards ? [...chosen].reverse() : chosen;
}

function fits(node: AnswerNode, test: string): boolean {
  if (test === node.name || test === 'node()') return true;
  return test === '*' && node.name !== '';
}

/** The nodes for which every condition holds; a number as condition is a position, from 1. */
function judged(
  nodes: NodeSet,
  predicates: readonly ExpressionTree[],
  frame: Frame,
  workOut: WorkOut,
): NodeSet {
  return predicates.reduce<NodeSet>((left, predicate) => {
    spend(frame, left.length, predicate.column);
    return left.filter((here, index) => {
      const position = index + 1;
      const value = workOut(predicate, { ...frame, here, position, size: left.length });
      return typeof value === 'number' ? value === position : asBoolean(value);
    });
  }, nodes);
}

/** The nodes, each once, in the order in which they stand in the answers. */
export function inOrder(nodes: NodeSet): NodeSet {
  const places = new Map(nodes.map((node) => [node, placeOf(node)] as const));
  return [...places].sort(([, a], [, b]) => comparePlaces(a, b)).map(([node]) => node);
}

/** Which child of which child a node is, from the top. */
function placeOf(node: AnswerNode): readonly number[] {
  const place: number[] = [];
  for (let at = node; at.parent !== null; at = at.parent) place.unshift(at.parent.children.indexOf(at));
  return place;
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((index, level) => index !== b[level]);
  return differing === -1 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? -1);
}
