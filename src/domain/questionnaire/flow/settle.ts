/** Brings a response up to date after a page: calculations kept, those that start anew, and what is hidden now. */
import type { Answer } from '../definition.js';
import type { QuestionSlot, Slot } from './compiled.js';
import { isQuestion, Live } from './live.js';
import type { LiveNode } from './live-node.js';
import type { ResponseState } from './state.js';

/** A response brought up to date; `state` keeps besides what `live` worked out, which changes nothing in it. */
export interface Settled {
  readonly live: Live;
  readonly state: ResponseState;
}

/**
 * The response with these answers; `before` is what it was, so that triggers can tell a change. What has just been
 * `typed`, by path, is not forgotten.
 */
export function settledState(
  before: Live,
  answered: ResponseState,
  typed: ReadonlySet<string> = new Set(),
): Settled {
  const { compiled, moment } = before;
  let live = new Live(compiled, answered, moment);
  for (const [slot, triggers] of compiled.startsAnew) {
    if (!triggers.some((trigger) => hasChanged(before, live, trigger))) continue;
    const state = startedAnew(live, slot, typed);
    if (state !== null) live = new Live(compiled, state, moment);
  }
  const answers = keepingCalculations(live);
  return { live, state: { ...live.state, answers, hidden: hiddenPaths(live, answers) } };
}

function hasChanged(before: Live, live: Live, slot: Slot): boolean {
  const [then, now] = [before.nodesOf(slot), live.nodesOf(slot)];
  if (then.length !== now.length) return true;
  return now.some((node, index) => answerText(before, then[index]) !== answerText(live, node));
}

/** The question's answer as one text, so that two can be compared. */
function answerText(live: Live, node: LiveNode | undefined): string | null {
  if (node === undefined || !isQuestion(node)) return null;
  const answer = live.answer(node);
  return typeof answer === 'string' || answer === null ? answer : JSON.stringify(answer);
}

/**
 * A question whose calculation starts anew is asked again, with what its trigger worked out or, without a trigger, with
 * the calculation filled in; one that is never asked keeps what its trigger worked out. Null where nothing changes.
 */
function startedAnew(live: Live, slot: QuestionSlot, typed: ReadonlySet<string>): ResponseState | null {
  const answers = new Map(Object.entries(live.state.answers));
  const given = new Map(Object.entries(live.state.given));
  const isTriggered = slot.part.trigger.length > 0;
  let isChanged = false;
  for (const node of live.nodesOf(slot)) {
    if (!isQuestion(node) || !live.isRelevant(node) || live.isWorkedOut(node)) continue;
    const calculated = live.calculated(node);
    if (isSame(calculated, live.stored(node)) || (!isTriggered && typed.has(node.path))) continue;
    isChanged = true;
    if (isTriggered && !slot.asked) answers.set(node.path, calculated);
    else answers.delete(node.path);
    if (isTriggered && slot.asked) given.set(node.path, live.calculatedText(node));
  }
  if (!isChanged) return null;
  return { ...live.state, answers: Object.fromEntries(answers), given: Object.fromEntries(given) };
}

function isSame(one: Answer, other: Answer | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is worked out and never asked is kept too, so that it can be exported without working it out again. */
function keepingCalculations(live: Live): ResponseState['answers'] {
  const answers = new Map<string, Answer>(Object.entries(live.state.answers));
  for (const node of live.compiled.unasked.flatMap((slot) => live.nodesOf(slot))) {
    if (!isQuestion(node) || !live.isRelevant(node)) continue;
    const answer = live.answer(node);
    if (answer !== null || answers.has(node.path)) answers.set(node.path, answer);
  }
  return Object.fromEntries(answers);
}

/** Paths with an answer whose question is not asked now, sorted. */
function hiddenPaths(live: Live, answers: ResponseState['answers']): readonly string[] {
  return Object.keys(answers)
    .filter((path) => {
      const node = live.nodeAt(path.replace(/~another$/, ''));
      return node === null || !live.isRelevant(node);
    })
    .sort();
}
