/** A respondent's way: the pages asked, how far they have come, and what is next. */
import { isSettled } from './judge.js';
import type { Live } from './live.js';
import { isAskedPage, mayBeAsked, type RoutePage, routeOf } from './route.js';
import type { Ending } from './state.js';
import { waitingPlaces } from './waiting.js';

/** A page to go to, or the end. */
export type Onward = { readonly kind: 'page'; readonly page: string } | Ending;

export interface Way {
  readonly live: Live;
  /** Every page that there is, in order, asked or not. */
  readonly route: readonly RoutePage[];
}

/** The way of a response as it stands. */
export function wayOf(live: Live): Way {
  return { live, route: routeOf(live) };
}

/**
 * The page with this id, or null where it may not be looked at: it is not asked, or it is neither reached nor answered
 * yet. A page is reached when it comes no later than the one to be asked next; where the respondent is sent is open always.
 */
export function openPage(way: Way, id: string): RoutePage | null {
  const { live, route } = way;
  const at = route.findIndex((page) => page.id === id);
  const page = route[at];
  if (page === undefined || !isAskedPage(live, page)) return null;
  const reached = route.findIndex((other) => other.id === live.state.at);
  if (at <= reached || isDone(live, page)) return page;
  const front = frontOf(way);
  return front.kind === 'page' && front.page === id ? page : null;
}

/** Where to go now: the first page that is not answered as it must be, else the end. */
export function frontOf({ live, route }: Way): Onward {
  return to(route.find((page) => isAskedPage(live, page) && !isDone(live, page)));
}

/**
 * Where to go after a page that was accepted: where something is still to be answered, or when the page had been
 * answered `before` (somebody went back to it) the next page asked; but first whatever earlier is now to be answered
 * again. Past the last page, the end.
 */
export function afterPage(way: Way, id: string, before: boolean): Onward {
  const { live, route } = way;
  const at = route.findIndex((page) => page.id === id);
  if (at === -1 || !before) return frontOf(way);
  for (const [index, page] of route.entries()) {
    if (isAskedPage(live, page) && (index > at || !isDone(live, page))) return to(page);
  }
  return { kind: 'complete' };
}

/** The page asked before this one. */
export function pageBefore({ live, route }: Way, id: string): string | null {
  const before = route.slice(
    0,
    route.findIndex((page) => page.id === id),
  );
  return before.findLast((page) => isAskedPage(live, page))?.id ?? null;
}

/** Which part of how many a page is, counting every page that may still be asked. */
export function progressAt({ live, route }: Way, id: string): { part: number; of: number } {
  const waiting = waitingPlaces(live);
  const possible = route.filter((page) => mayBeAsked(live, page, waiting));
  return { part: possible.findIndex((page) => page.id === id) + 1, of: possible.length };
}

/** Whether the page needs nothing more. */
export function isDone(live: Live, { id, questions, another }: RoutePage): boolean {
  if (another !== null) return Object.hasOwn(live.state.answers, id);
  return questions.every((node) => isSettled(live, node));
}

function to(page: RoutePage | undefined): Onward {
  return page === undefined ? { kind: 'complete' } : { kind: 'page', page: page.id };
}
