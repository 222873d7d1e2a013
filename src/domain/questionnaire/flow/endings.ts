/** The ways out of an interview: screen-outs in order, and the quotas that count a respondent. */
import type { Compiled, Judged } from './compiled.js';
import { Live } from './live.js';
import type { RoutePage } from './route.js';
import type { Moment, ResponseState } from './state.js';
import { waitingFor } from './waiting.js';

/**
 * The first screen-out that holds, or null. Each is judged once every question that decides about it is answered or
 * passed over, so that "not yet asked" is never taken for an answer.
 */
export function screenOutOf(live: Live): string | null {
  const [first] = holding(live, live.compiled.screenOuts);
  return first?.rule.name ?? null;
}

/**
 * Names of the quotas that count this respondent by the answers given so far, in the questionnaire's order. A quota is
 * judged as a screen-out is.
 */
export function quotaCells(compiled: Compiled, state: ResponseState, moment: Moment): readonly string[] {
  return cellsOf(new Live(compiled, state, moment));
}

/** The same of a live response. */
export function cellsOf(live: Live): readonly string[] {
  return holding(live, live.compiled.quotas).map(({ rule }) => rule.name);
}

/** The hard quotas among those that count the respondent which a question of this page decides about. */
export function cellsDecidedOn(live: Live, { questions }: RoutePage): readonly string[] {
  const onPage = new Set(questions.map(({ slot }) => slot));
  return holding(live, live.compiled.quotas)
    .filter(({ rule, decidedBy }) => rule.hard && decidedBy.some((slot) => onPage.has(slot)))
    .map(({ rule }) => rule.name);
}

function holding<Rule>(live: Live, rules: readonly Judged<Rule>[]): readonly Judged<Rule>[] {
  const isWaiting = waitingFor(live);
  return rules.filter(({ when, decidedBy }) => !isWaiting(decidedBy) && live.test(live.form, when, false));
}
