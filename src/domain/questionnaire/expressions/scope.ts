/** Which of several nodes of one name an author means: those of the repeat instance that the question stands in. */
import type { AnswerNode } from './context.js';

/**
 * The nodes nearest to `current`: all those below the innermost node around it that has any of them below itself.
 * So a name inside a repeat means the answer of the same instance, and from outside every instance's; the repeat's
 * own name means all of its instances, from inside too (as pyxform writes paths for `${name}`).
 */
export function nearest(nodes: readonly AnswerNode[], current: AnswerNode | null): readonly AnswerNode[] {
  if (nodes.length < 2) return nodes;
  for (let around = current?.parent ?? null; around !== null; around = around.parent) {
    const below = nodes.filter((node) => isBelow(node, around));
    if (below.length > 0) return below;
  }
  return nodes;
}

/** Whether the node stands anywhere below the other one. */
export function isBelow(node: AnswerNode, above: AnswerNode | null): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent === above) return true;
  }
  return false;
}
