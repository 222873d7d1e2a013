/** Where the working out of an expression stands: the node it is at, and how much it may still look at. */
import type { AnswerNode, EvaluationContext } from './context.js';
import { fail } from './fault.js';

export interface Frame {
  readonly context: EvaluationContext;
  /** What `.` is here; in the condition of a path, the node being judged. */
  readonly here: AnswerNode | null;
  /** From 1, of `size` nodes being judged. */
  readonly position: number;
  readonly size: number;
  /** Shared by every frame of one working out. */
  readonly allowance: { nodes: number };
}

/** How many nodes one working out may look at; a form of 800 questions stays far below it. */
const MOST_NODES = 1_000_000;

/** The frame in which the working out of a whole expression begins. */
export function firstFrame(context: EvaluationContext): Frame {
  return { context, here: context.here, position: 1, size: 1, allowance: { nodes: MOST_NODES } };
}

/** Counts nodes that a path looks at; gives up when they have become too many. */
export function spend(frame: Frame, nodes: number, column: number): void {
  frame.allowance.nodes -= nodes;
  if (frame.allowance.nodes < 0) fail(column, `expected a path that looks at fewer than ${MOST_NODES} nodes`);
}
