/** What an expression of a questionnaire may look at while a response is under way. */
import { inLanguage } from '../../../shared/language.js';
import type { AnswerNode, EvaluationContext, Expression } from '../expressions/index.js';
import type { Compiled, Slot } from './compiled.js';
import { drawer } from './drawn.js';
import type { ListNodes } from './live-lists.js';
import type { LiveNode } from './live-node.js';
import type { Moment, ResponseState } from './state.js';

/** What a context needs to know of the response. */
export interface ContextSource {
  readonly compiled: Compiled;
  readonly state: ResponseState;
  readonly moment: Moment;
  readonly root: LiveNode;
  readonly lists: (name: string) => ListNodes | null;
  nodesOf(slot: Slot): readonly LiveNode[];
  isRelevant(node: LiveNode): boolean;
}

/** The context of an expression at a node; `here` is what `.` stands for. Draws follow from the response's seed. */
export class LiveContext implements EvaluationContext {
  private draw: (() => number) | null = null;

  constructor(
    private readonly live: ContextSource,
    readonly current: LiveNode,
    private readonly expression: Expression,
    readonly here: AnswerNode,
  ) {}

  get root(): AnswerNode {
    return this.live.root;
  }

  get now(): number {
    return this.live.moment.now;
  }

  get zone(): string {
    return this.live.moment.zone;
  }

  get language(): string {
    return languageTag(this.live.state.language);
  }

  named(name: string): readonly LiveNode[] {
    return namedFrom(this.live, this.current, name);
  }

  lastSaved(): string {
    return '';
  }

  instance(id: string): AnswerNode | null {
    return this.live.lists(id)?.top ?? null;
  }

  choiceLabel(question: string, choice: string): string | null {
    return choiceLabel(this.live, question, choice);
  }

  random(): number {
    this.draw ??= drawer(this.live.state.seed, `${this.current.path}\n${this.expression.text}`);
    return this.draw();
  }
}

/** Every node of that name; of other instances only those that are asked, so that sums pass over the hidden ones. */
export function namedFrom(live: ContextSource, current: LiveNode, name: string): readonly LiveNode[] {
  const slots = live.compiled.slotsByName.get(name) ?? [];
  const [only] = slots;
  if (slots.length === 1 && only?.kind !== 'repeat' && only?.repeats.length === 0) return live.nodesOf(only);
  return slots.flatMap((slot) => {
    const nodes = live.nodesOf(slot);
    if (slot.repeats.length === 0 && slot.kind !== 'repeat') return nodes;
    return nodes.filter((node) => isSameInstance(node, current) || live.isRelevant(node));
  });
}

/** Whether the node stands in no repeat, or instance of one, that the other does not stand in. */
function isSameInstance(node: LiveNode, other: LiveNode): boolean {
  const [inside, around] = [chainOf(node.slot), chainOf(other.slot)];
  return inside.every(
    (repeat, depth) => repeat === around[depth] && node.instances[depth] === other.instances[depth],
  );
}

function chainOf(slot: Slot | null): readonly Slot[] {
  if (slot === null) return [];
  return slot.kind === 'repeat' ? [...slot.repeats, slot] : slot.repeats;
}

function choiceLabel({ compiled, state }: ContextSource, question: string, choice: string): string | null {
  for (const slot of compiled.slotsByName.get(question) ?? []) {
    if (slot.kind !== 'question') continue;
    const found = slot.choices.find(({ name }) => name === choice);
    if (found !== undefined) return inLanguage(found.label, state.language);
  }
  return null;
}

/** A language that an author only gave a name is written as English. */
function languageTag(language: string): string {
  return /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language) ? language : 'en';
}
