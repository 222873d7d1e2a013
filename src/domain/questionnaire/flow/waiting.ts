/** Whether something can be judged yet: not while a question that decides about it is asked and not answered. */
import type { QuestionSlot, Slot } from './compiled.js';
import { isQuestion, type Live } from './live.js';

/** Tells of questions whether any of them is asked and has no answer yet, not even a blank one. */
export function waitingFor(live: Live): (questions: readonly QuestionSlot[]) => boolean {
  const known = new Map<QuestionSlot, boolean>();
  const isOpen = (slot: QuestionSlot): boolean => {
    const before = known.get(slot);
    if (before !== undefined) return before;
    const open = live
      .nodesOf(slot)
      .some((node) => isQuestion(node) && live.stored(node) === undefined && live.isRelevant(node));
    known.set(slot, open);
    return open;
  };
  return (questions) => questions.some(isOpen);
}

/** Tells of places whether what decides about them is still open. */
export function waitingPlaces(live: Live): (slot: Slot) => boolean {
  const isWaiting = waitingFor(live);
  const known = new Map<Slot, boolean>();
  return (slot) => {
    const before = known.get(slot);
    if (before !== undefined) return before;
    const waits = isWaiting(live.compiled.decidedBy.get(slot) ?? []);
    known.set(slot, waits);
    return waits;
  };
}
