/** Brings a response up to date after a page: calculations kept, those that start anew, and what is hidden now. */
import type { Answer } from '../definition.js';
import type { QuestionSlot, Slot } from './compiled.js';
import { isQuestion, Live, type QuestionNode } from './live.js';
import type { ResponseState } from './state.js';

/** The response with these answers; `before` is what it was, so that triggers can tell a change. */
export function settledState(before: Live, answered: ResponseState): Live {
  const { compiled, moment } = before;
  let live = new Live(compiled, answered, moment);
  for (const [slot, triggers] of compiled.startsAnew) {
    if (!triggers.some((trigger) => hasChanged(before, live, trigger))) continue;
    live = new Live(compiled, startedAnew(live, slot), moment);
  }
  const state = keepingCalculations(live);
  live = new Live(compiled, state, moment);
  return new Live(compiled, { ...state, hidden: hiddenPaths(live) }, moment);
}

function hasChanged(before: Live, live: Live, slot: Slot): boolean {
  const values = (of: Live) =>
    JSON.stringify(of.nodesOf(slot).map((node) => [node.path, isQuestion(node) ? of.answer(node) : null]));
  return values(before) !== values(live);
}

/** A triggered calculation is worked out and kept; one that may be typed over forgets what was typed. */
function startedAnew(live: Live, slot: QuestionSlot): ResponseState {
  const answers = new Map(Object.entries(live.state.answers));
  for (const node of live.nodesOf(slot)) {
    if (!isQuestion(node) || !live.isRelevant(node) || live.isWorkedOut(node)) continue;
    const calculated = live.calculated(node);
    if (slot.part.trigger.length > 0) answers.set(node.path, calculated);
    else if (calculated !== live.stored(node)) answers.delete(node.path);
  }
  return { ...live.state, answers: Object.fromEntries(answers) };
}

/** What is worked out and never asked is kept too, so that it can be exported without working it out again. */
function keepingCalculations(live: Live): ResponseState {
  const answers = new Map<string, Answer>(Object.entries(live.state.answers));
  for (const node of unaskedNodes(live)) {
    if (!live.isRelevant(node)) continue;
    const answer = live.answer(node);
    if (answer !== null || answers.has(node.path)) answers.set(node.path, answer);
  }
  return { ...live.state, answers: Object.fromEntries(answers) };
}

function unaskedNodes(live: Live): readonly QuestionNode[] {
  return live.compiled.slots
    .filter((slot) => slot.kind === 'question' && !slot.asked)
    .flatMap((slot) => live.nodesOf(slot))
    .filter(isQuestion);
}

/** Paths with an answer whose question is not asked now, sorted. */
function hiddenPaths(live: Live): readonly string[] {
  const hidden = new Set(Object.keys(live.state.answers));
  for (const slot of live.compiled.slots) {
    for (const node of live.nodesOf(slot)) {
      if (!live.isRelevant(node)) continue;
      if (slot.kind === 'question') hidden.delete(node.path);
      if (slot.kind === 'repeat') hidden.delete(`${node.path}~another`);
    }
  }
  return [...hidden].sort();
}
