/** A response as it stands: what is asked, what every answer is worth now, all worked out once and when looked at. */
import type { Answer, Question } from '../definition.js';
import {
  type AnswerNode,
  type EvaluationContext,
  type Expression,
  evaluateBoolean,
  evaluateNumber,
  evaluateString,
} from '../expressions/index.js';
import type { ListedChoice } from '../questionnaire.js';
import type { Compiled, QuestionSlot, RepeatSlot, Slot } from './compiled.js';
import { versionFor } from './designs.js';
import { answerFrom, conditionOf, leftOf } from './hall.js';
import { LiveContext } from './live-context.js';
import type { ListNodes } from './live-lists.js';
import { LiveNode, pathOf, plainNode } from './live-node.js';
import type { Moment, ResponseState } from './state.js';

/** The most instances of a repeat, whatever is counted. */
export const MOST_INSTANCES = 100;

/** The moment of a response that is read and not asked: what depends on the time is kept in it. */
const NO_MOMENT: Moment = { now: 0, zone: 'UTC' };

/** The response as it was kept, for whoever reads it and asks nothing. */
export function frozen(compiled: Compiled, state: ResponseState): Live {
  return new Live(compiled, state, NO_MOMENT, true);
}

/** A node whose slot is a question. */
export type QuestionNode = LiveNode & { readonly slot: QuestionSlot };

export class Live {
  /** The node above the form's own. */
  readonly root: LiveNode;
  readonly form: LiveNode;
  readonly lists: (name: string) => ListNodes | null;
  private readonly nodes = new Map<string, LiveNode>();
  private readonly bySlot = new Map<Slot, readonly LiveNode[]>();
  private readonly counts = new Map<string, number>();
  private readonly hidden: ReadonlySet<string>;

  constructor(
    readonly compiled: Compiled,
    readonly state: ResponseState,
    readonly moment: Moment,
    /** Whether what was worked out before stands as it is kept, as when a response is read long afterwards. */
    private readonly isFrozen = false,
  ) {
    this.root = new LiveNode(this, null, '', [], null);
    this.form = new LiveNode(this, null, 'data', [], this.root);
    this.hidden = new Set(isFrozen ? state.hidden : []);
    this.lists = compiled.listsIn(state.language);
  }

  /** The node of a place in these instances; a repeat's own instance is the last of them. */
  node<Kind extends Slot>(slot: Kind, instances: readonly number[]): LiveNode & { readonly slot: Kind } {
    if (instances.length === 0) return this.nodesOf(slot)[0] as LiveNode & { readonly slot: Kind };
    const path = pathOf(slot.key, instances);
    const found = this.nodes.get(path) ?? this.newNode(slot, instances);
    this.nodes.set(path, found);
    return found as LiveNode & { readonly slot: Kind };
  }

  /** The node with this path; null where there is no such place, or not that instance of it. */
  nodeAt(path: string): LiveNode | null {
    const plain = this.compiled.slotsByKey.get(path);
    if (plain !== undefined && depthOf(plain) === 0) return this.node(plain, []);
    const [, key = '', numbers = ''] = /^(.*?)((?:~\d+)*)$/.exec(path) ?? [];
    const slot = this.compiled.slotsByKey.get(key);
    if (slot === undefined) return null;
    return this.nodesOf(slot).find(({ instances }) => `~${instances.join('~')}` === numbers) ?? null;
  }

  /** Every node of a place, in order: one, or one in each instance of its repeats. */
  nodesOf(slot: Slot): readonly LiveNode[] {
    const known = this.bySlot.get(slot);
    if (known !== undefined) return known;
    const nodes = depthOf(slot) === 0 ? [this.newNode(slot, [])] : this.repeatedNodes(slot);
    this.bySlot.set(slot, nodes);
    return nodes;
  }

  /** The instances of a repeat inside these outer ones, each with its number at the end. */
  instancesOf(repeat: RepeatSlot, outer: readonly number[]): readonly (readonly number[])[] {
    const path = pathOf(repeat.key, outer);
    let count = this.counts.get(path);
    if (count === undefined) {
      this.counts.set(path, 1);
      count = repeat.count === null ? this.added(repeat, outer) : this.counted(repeat, repeat.count, outer);
      this.counts.set(path, count);
    }
    return Array.from({ length: count }, (_, index) => [...outer, index + 1]);
  }

  /** Whether the place is asked: it and everything around it is relevant. */
  isRelevant(node: LiveNode): boolean {
    const { known } = node;
    if (known.isRelevant !== undefined) return known.isRelevant;
    known.isRelevant = true;
    const result = this.isKept(node) ? !this.hidden.has(node.path) : this.judgeRelevance(node);
    known.isRelevant = result;
    return result;
  }

  /** What the question's answer is worth now: null where it is hidden, blank, or no longer offered. */
  answer(node: QuestionNode): Answer {
    const { known } = node;
    if (known.answer !== undefined) return known.answer;
    known.answer = this.stored(node) ?? null;
    known.answer = this.isRelevant(node) ? this.worth(node) : null;
    return known.answer;
  }

  /** What is kept under the question's path, hidden or not; undefined where nothing ever was. */
  stored(node: LiveNode): Answer | undefined {
    return Object.hasOwn(this.state.answers, node.path) ? this.state.answers[node.path] : undefined;
  }

  /** The question with every choice that its list (or this response's version of the design) has. */
  whole({ slot }: QuestionNode): Question {
    if (slot.task === null) return slot.whole;
    const { experiment, versions } = slot.task;
    return versions[versionFor(this.state.seed, experiment, versions.length)] ?? slot.whole;
  }

  /** The choices that the choice filter leaves, in the list's order. */
  offered(node: QuestionNode): readonly ListedChoice[] {
    const { choiceFilter, choices, part } = node.slot;
    if (choiceFilter === null) return choices;
    const { known } = node;
    if (known.offered !== undefined) return known.offered;
    known.offered = choices;
    const list = this.lists(part.list ?? '');
    known.offered = choices.filter((choice) =>
      this.test(node, choiceFilter, true, list?.itemOf(choice) ?? node),
    );
    return known.offered;
  }

  /** Whether the calculation alone says what the question holds; otherwise it may be typed over, or waits. */
  isWorkedOut(node: QuestionNode): boolean {
    const { calculation, asked, part } = node.slot;
    if (calculation === null || part.trigger.length > 0) return false;
    return !asked || this.isReadOnly(node);
  }

  /** Whether the question is shown and not to be changed. */
  isReadOnly(node: QuestionNode): boolean {
    return this.test(node, node.slot.readOnly, false);
  }

  /** The calculation's answer now; null where there is none. */
  calculated(node: QuestionNode): Answer {
    return answerFrom(this.whole(node), this.calculatedText(node));
  }

  /** The same as text; empty where there is none. */
  calculatedText(node: QuestionNode): string {
    const { calculation } = node.slot;
    return calculation === null ? '' : this.text(node, calculation);
  }

  /** Whether the expression holds at the node; `otherwise` where there is none, or where it cannot be worked out. */
  test(node: LiveNode, expression: Expression | null, otherwise: boolean, here: AnswerNode = node): boolean {
    if (expression === null) return otherwise;
    const result = evaluateBoolean(expression, this.context(node, expression, here));
    return result.ok ? result.value : otherwise;
  }

  /** The expression's text at the node; empty where it cannot be worked out. */
  text(node: LiveNode, expression: Expression): string {
    const result = evaluateString(expression, this.context(node, expression, node));
    return result.ok ? result.value : '';
  }

  textOf(node: LiveNode): string {
    if (!isQuestion(node)) return '';
    const condition = conditionOf(this.whole(node), this.answer(node));
    return typeof condition === 'string' ? condition : '';
  }

  childrenOf(node: LiveNode): readonly AnswerNode[] {
    const { known } = node;
    known.below ??= isQuestion(node) ? this.partsOf(node) : this.placesIn(node);
    return known.below;
  }

  private newNode(slot: Slot, instances: readonly number[]): LiveNode {
    const { parent } = slot;
    const around = parent === null ? this.form : this.node(parent, instances.slice(0, depthOf(parent)));
    return new LiveNode(this, slot, slot.name, instances, around);
  }

  private repeatedNodes(slot: Slot): readonly LiveNode[] {
    const chain = slot.kind === 'repeat' ? [...slot.repeats, slot] : slot.repeats;
    const instances = chain.reduce<readonly (readonly number[])[]>(
      (outer, repeat) => outer.flatMap((around) => this.instancesOf(repeat, around)),
      [[]],
    );
    return instances.map((each) => this.node(slot, each));
  }

  private context(node: LiveNode, expression: Expression, here: AnswerNode): EvaluationContext {
    return new LiveContext(this, node, expression, here);
  }

  /** Whether what is kept of the node is the last word. */
  private isKept(node: LiveNode): boolean {
    return this.isFrozen && isQuestion(node) && this.stored(node) !== undefined;
  }

  private judgeRelevance(node: LiveNode): boolean {
    const around = node.parent === null || this.isRelevant(node.parent);
    return around && this.test(node, node.slot?.relevant ?? null, true);
  }

  private worth(node: QuestionNode): Answer {
    if (!this.isKept(node) && this.isWorkedOut(node)) return this.calculated(node);
    const stored = this.stored(node);
    if (stored === undefined) return this.before(node);
    if (node.slot.choiceFilter === null || stored === null) return stored;
    return leftOf({ ...this.whole(node), choices: this.offered(node) }, stored);
  }

  /** What a question holds that nobody has answered: what was given, its calculation, its default. */
  private before(node: QuestionNode): Answer {
    const { slot } = node;
    const whole = this.whole(node);
    const { given } = this.state;
    if (Object.hasOwn(given, node.path)) return answerFrom(whole, given[node.path] ?? '');
    if (slot.calculation !== null && slot.part.trigger.length === 0) return this.calculated(node);
    if (slot.default === null) return null;
    const { default: start } = slot;
    return answerFrom(whole, start.kind === 'text' ? start.text : this.text(node, start.expression));
  }

  private added(repeat: RepeatSlot, outer: readonly number[]): number {
    const { answers } = this.state;
    const isAdded = (number: number) => {
      const id = anotherId(repeat, [...outer, number]);
      return Object.hasOwn(answers, id) && answers[id] === 'yes';
    };
    let count = 1;
    while (count < MOST_INSTANCES && isAdded(count)) count += 1;
    return count;
  }

  private counted(repeat: RepeatSlot, count: Expression, outer: readonly number[]): number {
    const { parent } = repeat;
    const around = parent === null ? this.form : this.node(parent, outer.slice(0, depthOf(parent)));
    const result = evaluateNumber(count, this.context(around, count, around));
    const number = result.ok ? Math.trunc(result.value) : 0;
    return Number.isNaN(number) ? 0 : Math.min(Math.max(number, 0), MOST_INSTANCES);
  }

  private placesIn(node: LiveNode): readonly AnswerNode[] {
    if (node === this.root) return [this.form];
    const { slot, instances } = node;
    const children = slot === null ? this.compiled.children : slot.kind === 'question' ? [] : slot.children;
    return children.flatMap<LiveNode>((child) =>
      child.kind === 'repeat'
        ? this.instancesOf(child, instances).map((each) => this.node(child, each))
        : [this.node(child, instances)],
    );
  }

  private partsOf(node: QuestionNode): readonly AnswerNode[] {
    const condition = conditionOf(this.whole(node), this.answer(node));
    if (typeof condition === 'string') return [];
    return Object.entries(condition).map(([name, text]) => plainNode(name, text, node));
  }
}

/** Whether the node is a question's. */
export function isQuestion(node: LiveNode): node is QuestionNode {
  return node.slot?.kind === 'question';
}

/** The id of the page that offers one more after this instance of a repeat; its answer is kept under it. */
export function anotherId(repeat: RepeatSlot, instances: readonly number[]): string {
  return `${pathOf(repeat.key, instances)}~another`;
}

function depthOf(slot: Slot): number {
  return slot.repeats.length + (slot.kind === 'repeat' ? 1 : 0);
}
