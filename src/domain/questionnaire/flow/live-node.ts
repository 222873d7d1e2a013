/** One place of one response as expressions see it: a node whose text is worked out when somebody looks. */
import type { Answer } from '../definition.js';
import type { AnswerNode } from '../expressions/index.js';
import type { ListedChoice } from '../questionnaire.js';
import type { Slot } from './compiled.js';

/** What a node asks its response. */
export interface NodeSource {
  textOf(node: LiveNode): string;
  childrenOf(node: LiveNode): readonly AnswerNode[];
}

export class LiveNode implements AnswerNode {
  /** What its response has worked out about it so far; undefined is not yet. */
  readonly known: {
    isRelevant?: boolean;
    answer?: Answer;
    below?: readonly AnswerNode[];
    offered?: readonly ListedChoice[];
  } = {};
  /** `age`, or `child_age~2` in the second instance of a repeat. */
  readonly path: string;

  constructor(
    private readonly source: NodeSource,
    /** Null for the form itself and the node above it. */
    readonly slot: Slot | null,
    readonly name: string,
    /** The number of each instance that it stands in, from 1, the outermost first; a repeat's own is the last. */
    readonly instances: readonly number[],
    readonly parent: LiveNode | null,
  ) {
    this.path = pathOf(slot?.key ?? '', instances);
  }

  get text(): string {
    return this.source.textOf(this);
  }

  get children(): readonly AnswerNode[] {
    return this.source.childrenOf(this);
  }
}

/** The path of a place in these instances. */
export function pathOf(key: string, instances: readonly number[]): string {
  return instances.length === 0 ? key : `${key}~${instances.join('~')}`;
}

/** A node that holds a text and nothing below it: a grid's row, a choice's column. */
export function plainNode(name: string, text: string, parent: AnswerNode | null): AnswerNode {
  return { name, text, parent, children: [] };
}
