/** The pages of one response in the order in which it meets them, asked or not. */
import type { QuestionSlot, RepeatSlot, Slot } from './compiled.js';
import { anotherId, isQuestion, type Live, MOST_INSTANCES, type QuestionNode } from './live.js';
import type { LiveNode } from './live-node.js';
import { childrenInOrder } from './order.js';

/** One page: questions together, or whether one more instance of a repeat is wanted. */
export interface RoutePage {
  readonly id: string;
  /** In the order shown, hidden ones too; empty on a page that offers one more instance. */
  readonly questions: readonly QuestionNode[];
  /** The last instance that there is before the offer. */
  readonly another: (LiveNode & { readonly slot: RepeatSlot }) | null;
}

/**
 * Every page. A group that is a page keeps all its questions together; any other question has a page of its own, under
 * its path. A repeat whose instances the respondent adds offers one more after each instance, or after the page that
 * it is on.
 */
export function routeOf(live: Live): readonly RoutePage[] {
  return live.compiled.children.flatMap((slot) => pagesOf(live, slot, []));
}

function pagesOf(live: Live, slot: Slot, outer: readonly number[]): readonly RoutePage[] {
  if (slot.kind === 'question') return slot.asked ? [questionPage(live, slot, outer)] : [];
  if (slot.kind === 'group' && slot.page) return wholePage(live, slot, outer);
  if (slot.kind === 'group') {
    return childrenInOrder(live, slot, outer).flatMap((child) => pagesOf(live, child, outer));
  }
  return live
    .instancesOf(slot, outer)
    .flatMap((each) => [
      ...slot.children.flatMap((child) => pagesOf(live, child, each)),
      ...offers(live, slot, each),
    ]);
}

function questionPage(live: Live, slot: QuestionSlot, instances: readonly number[]): RoutePage {
  const node = live.node(slot, instances);
  return { id: node.path, questions: [node], another: null };
}

function wholePage(live: Live, slot: Slot, outer: readonly number[]): readonly RoutePage[] {
  const questions: QuestionNode[] = [];
  const more: RoutePage[] = [];
  const gather = (place: Slot, around: readonly number[]): void => {
    if (place.kind === 'question') {
      const node = live.node(place, around);
      if (place.asked && isQuestion(node)) questions.push(node);
    } else if (place.kind === 'group') {
      for (const child of childrenInOrder(live, place, around)) gather(child, around);
    } else {
      for (const each of live.instancesOf(place, around)) {
        for (const child of place.children) gather(child, each);
        more.push(...offers(live, place, each));
      }
    }
  };
  gather(slot, outer);
  const page = { id: live.node(slot, outer).path, questions, another: null };
  return questions.length === 0 ? more : [page, ...more];
}

/** The offer of one more after an instance; none where the questionnaire counts, or when there are enough. */
function offers(live: Live, slot: RepeatSlot, instances: readonly number[]): readonly RoutePage[] {
  if (slot.count !== null || (instances.at(-1) ?? 0) >= MOST_INSTANCES) return [];
  return [{ id: anotherId(slot, instances), questions: [], another: live.node(slot, instances) }];
}

/** Whether the page is on this respondent's way now. */
export function isAskedPage(live: Live, { questions, another }: RoutePage): boolean {
  if (another !== null) return live.isRelevant(another);
  return questions.some((node) => live.isRelevant(node));
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
