/** Makes the nodes and the context that expressions are worked out over from plain answers. */
import type { AnswerNode, EvaluationContext } from './context.js';

/** An answer, a group's answers, or the instances of a repeat; several chosen names are joined by spaces. */
export type PlainAnswer = string | number | boolean | null | PlainAnswers | readonly PlainAnswer[];

/** Answers by name, groups and repeats inside them. */
export interface PlainAnswers {
  readonly [name: string]: PlainAnswer;
}

/** Answers as nodes: `root` is above the form's own node, and nodes are found by name. */
export interface AnswerTree {
  readonly root: AnswerNode;
  named(name: string): readonly AnswerNode[];
}

class PlainNode implements AnswerNode {
  readonly children: AnswerNode[] = [];
  constructor(
    readonly name: string,
    readonly text: string,
    readonly parent: AnswerNode | null,
  ) {}
}

/** The answers as a tree whose form's own node is called `form` (XLSForm's default is "data"). */
export function answerTree(answers: PlainAnswers, form = 'data'): AnswerTree {
  const byName = new Map<string, AnswerNode[]>();
  const add = (name: string, answer: PlainAnswer, parent: PlainNode): void => {
    if (Array.isArray(answer) && answer.some(isGroup)) {
      for (const each of answer) add(name, each, parent);
      return;
    }
    const node = new PlainNode(name, textOf(answer), parent);
    parent.children.push(node);
    const namesakes = byName.get(name);
    if (namesakes === undefined) byName.set(name, [node]);
    else namesakes.push(node);
    if (isGroup(answer)) for (const [below, each] of Object.entries(answer)) add(below, each, node);
  };
  const root = new PlainNode('', '', null);
  add(form, answers, root);
  return { root, named: (name) => byName.get(name) ?? [] };
}

function isGroup(answer: PlainAnswer): answer is PlainAnswers {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

function textOf(answer: PlainAnswer): string {
  if (answer === null || isGroup(answer)) return '';
  return Array.isArray(answer) ? answer.map(textOf).join(' ') : String(answer);
}

/**
 * A context over the tree, standing at `current` (a node of the tree; by default the form's own node), with every
 * part that was not given empty: no lists, no labels, no earlier response, draws of 0, 1 January 1970 UTC, English.
 */
export function answerContext(
  tree: AnswerTree,
  given: Partial<Omit<EvaluationContext, 'root' | 'named'>> = {},
): EvaluationContext {
  const current = given.current ?? tree.root.children[0] ?? null;
  return {
    current,
    here: current,
    lastSaved: () => '',
    instance: () => null,
    choiceLabel: () => null,
    now: 0,
    zone: 'UTC',
    language: 'en',
    random: () => 0,
    ...given,
    root: tree.root,
    named: (name) => tree.named(name),
  };
}
