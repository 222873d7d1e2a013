/** The nodes in each direction from a node (XPath 1.0 section 2.2). Answers have no attributes and no namespaces. */
import type { AnswerNode } from './context.js';
import type { Axis } from './expression.js';

/** The nodes nearest first; `backwards` when that is against the order of the answers. */
export interface AlongAxis {
  readonly nodes: readonly AnswerNode[];
  readonly backwards: boolean;
}

const FORWARDS: Readonly<Partial<Record<Axis, (node: AnswerNode) => readonly AnswerNode[]>>> = {
  attribute: () => [],
  namespace: () => [],
  self: (node) => [node],
  child: (node) => node.children,
  descendant: below,
  'descendant-or-self': (node) => [node, ...below(node)],
  'following-sibling': after,
  following: (node) => withBelow(aroundAndSelf(node).flatMap(after)),
};

const BACKWARDS: Readonly<Partial<Record<Axis, (node: AnswerNode) => readonly AnswerNode[]>>> = {
  parent: (node) => (node.parent === null ? [] : [node.parent]),
  ancestor: around,
  'ancestor-or-self': aroundAndSelf,
  'preceding-sibling': before,
  preceding: (node) =>
    aroundAndSelf(node)
      .flatMap(before)
      .flatMap((each) => [...below(each).reverse(), each]),
};

/** The nodes along the axis from the node. */
export function nodesAlong(axis: Axis, node: AnswerNode): AlongAxis {
  const forwards = FORWARDS[axis];
  if (forwards !== undefined) return { nodes: forwards(node), backwards: false };
  return { nodes: BACKWARDS[axis]?.(node) ?? [], backwards: true };
}

function siblings(node: AnswerNode): readonly AnswerNode[] {
  return node.parent?.children ?? [node];
}

function after(node: AnswerNode): readonly AnswerNode[] {
  return siblings(node).slice(siblings(node).indexOf(node) + 1);
}

function before(node: AnswerNode): readonly AnswerNode[] {
  return siblings(node).slice(0, siblings(node).indexOf(node)).reverse();
}

function around(node: AnswerNode): readonly AnswerNode[] {
  return aroundAndSelf(node).slice(1);
}

function aroundAndSelf(node: AnswerNode): readonly AnswerNode[] {
  const nodes: AnswerNode[] = [];
  for (let at: AnswerNode | null = node; at !== null; at = at.parent) nodes.push(at);
  return nodes;
}

function below(node: AnswerNode): AnswerNode[] {
  return withBelow(node.children);
}

function withBelow(nodes: readonly AnswerNode[]): AnswerNode[] {
  return nodes.flatMap((node) => [node, ...below(node)]);
}
