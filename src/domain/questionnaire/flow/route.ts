/** The pages of one response in the order in which it meets them, asked or not. */
import type { RepeatSlot, Slot } from './compiled.js';
import { anotherId, type Live, MOST_INSTANCES, type QuestionNode } from './live.js';
import { type LiveNode, pathOf } from './live-node.js';
import { childrenInOrder } from './order.js';

/** One page: questions together, or whether one more instance of a repeat is wanted. */
export interface RoutePage {
  readonly id: string;
  /** In the order shown, hidden ones too; empty on a page that offers one more instance. */
  readonly questions: readonly QuestionNode[];
  /** The same one by one, for whoever stops at the first that matters. */
  eachQuestion(): Iterable<QuestionNode>;
  /** The last instance that there is before the offer. */
  readonly another: (LiveNode & { readonly slot: RepeatSlot }) | null;
}

/**
 * Every page. A group that is a page keeps all its questions together, and so does each instance of a repeat that is
 * one; any other question has a page of its own, under its path. A repeat whose instances the respondent adds offers one more after each instance, or after the page that
 * it is on.
 */
export function routeOf(live: Live): readonly RoutePage[] {
  return live.compiled.children.flatMap((slot) => pagesOf(live, slot, []));
}

function pagesOf(live: Live, slot: Slot, outer: readonly number[]): readonly RoutePage[] {
  const wholePage = (instances: readonly number[]) => new PlacePage(live, slot, instances);
  if (slot.kind === 'question') return slot.asked ? [wholePage(outer)] : [];
  if (slot.kind === 'group' && slot.page) return [wholePage(outer), ...offersIn(live, slot, outer)];
  if (slot.kind === 'group') {
    return childrenInOrder(live, slot, outer).flatMap((child) => pagesOf(live, child, outer));
  }
  return live
    .instancesOf(slot, outer)
    .flatMap((each) => [
      ...(slot.page ? [wholePage(each)] : []),
      ...slot.children.flatMap((child) => (slot.page ? offersIn : pagesOf)(live, child, each)),
      ...offers(live, slot, each),
    ]);
}

/**
 * The page of everything in the place, of a repeat in this instance; its questions are looked up when somebody asks. A
 * class, since V8 describes every object with a getter of its own apart and lets that, with all that the getter can
 * reach, grow old.
 */
class PlacePage implements RoutePage {
  readonly id: string;
  readonly another = null;
  private all: readonly QuestionNode[] | null = null;

  constructor(
    private readonly live: Live,
    private readonly slot: Slot,
    private readonly instances: readonly number[],
  ) {
    this.id = pathOf(slot.key, instances);
  }

  get questions(): readonly QuestionNode[] {
    this.all ??= [...this.eachQuestion()];
    return this.all;
  }

  eachQuestion(): Iterable<QuestionNode> {
    const { live, slot, instances } = this;
    return slot.kind === 'repeat'
      ? questionsInInstance(live, slot, instances)
      : questionsIn(live, slot, instances);
  }
}

function* questionsIn(live: Live, slot: Slot, outer: readonly number[]): Generator<QuestionNode> {
  if (slot.kind === 'question') {
    if (slot.asked) yield live.node(slot, outer);
  } else if (slot.kind === 'group') {
    for (const child of childrenInOrder(live, slot, outer)) yield* questionsIn(live, child, outer);
  } else {
    for (const each of live.instancesOf(slot, outer)) yield* questionsInInstance(live, slot, each);
  }
}

function* questionsInInstance(
  live: Live,
  { children }: RepeatSlot,
  instance: readonly number[],
): Generator<QuestionNode> {
  for (const child of children) yield* questionsIn(live, child, instance);
}

const knownToOffer = new WeakMap<Slot, boolean>();

/** Whether a respondent can add an instance anywhere in the place: a property of the questionnaire, looked for once. */
function mayOffer(slot: Slot): boolean {
  if (slot.kind === 'question') return false;
  const known = knownToOffer.get(slot);
  if (known !== undefined) return known;
  const found = (slot.kind === 'repeat' && slot.count === null) || slot.children.some(mayOffer);
  knownToOffer.set(slot, found);
  return found;
}

/** The offers of every repeat in a page, which come after it. */
function offersIn(live: Live, slot: Slot, outer: readonly number[]): readonly RoutePage[] {
  if (slot.kind === 'question' || !mayOffer(slot)) return [];
  if (slot.kind === 'group') return slot.children.flatMap((child) => offersIn(live, child, outer));
  return live
    .instancesOf(slot, outer)
    .flatMap((each) => [
      ...slot.children.flatMap((child) => offersIn(live, child, each)),
      ...offers(live, slot, each),
    ]);
}

/** The offer of one more after an instance; none where the questionnaire counts, or when there are enough. */
function offers(live: Live, slot: RepeatSlot, instances: readonly number[]): readonly RoutePage[] {
  if (slot.count !== null || (instances.at(-1) ?? 0) >= MOST_INSTANCES) return [];
  const another = live.node(slot, instances);
  return [{ id: anotherId(slot, instances), questions: [], eachQuestion: () => [], another }];
}

/** Whether the page is on this respondent's way now. */
export function isAskedPage(live: Live, page: RoutePage): boolean {
  if (page.another !== null) return live.isRelevant(page.another);
  for (const node of page.eachQuestion()) if (live.isRelevant(node)) return true;
  return false;
}

/**
 * Whether the page may still come to be asked, because an answer that decides about it is not given yet; of a page that
 * is asked, true.
 */
export function mayBeAsked(live: Live, page: RoutePage, waiting: (slot: Slot) => boolean): boolean {
  if (isAskedPage(live, page)) return true;
  const slots = page.another === null ? page.questions.map(({ slot }) => slot) : [page.another.slot];
  return slots.some(waiting);
}
