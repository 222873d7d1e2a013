/** A respondent's way: the pages asked, how far they have come, and what is next. */

import { isSettled } from './judge.js';
import type { Live } from './live.js';
import { isAskedPage, mayBeAsked, type RoutePage, routeOf } from './route.js';
import type { Ending } from './state.js';
import { waitingPlaces } from './waiting.js';

export interface Way {
  readonly live: Live;
  /** Every page that there is, in order. */
  readonly route: readonly RoutePage[];
  /** The pages asked now, in order. */
  readonly pages: readonly RoutePage[];
  /** The first page asked that is not answered as it must be; `pages.length` when there is none. */
  readonly front: number;
}

/** The way of a response as it stands. */
export function wayOf(live: Live): Way {
  const route = routeOf(live);
  const pages = route.filter((page) => isAskedPage(live, page));
  const front = pages.findIndex((page) => !isDone(live, page));
  return { live, route, pages, front: front === -1 ? pages.length : front };
}

/** Whether the page needs nothing more. */
function isDone(live: Live, { id, questions, another }: RoutePage): boolean {
  if (another !== null) return Object.hasOwn(live.state.answers, id);
  return questions.every((node) => isSettled(live, node));
}

/** Where to go now: the first page that is not answered as it must be, else the end. */
export function frontOf({ pages, front }: Way): { kind: 'page'; page: string } | Ending {
  const page = pages[front];
  return page === undefined ? { kind: 'complete' } : { kind: 'page', page: page.id };
}

/**
 * Where to go after a page that was accepted: the next page asked, but first whatever before it is not answered as it
 * must be; past the last page, the end.
 */
export function afterPage(way: Way, id: string): { kind: 'page'; page: string } | Ending {
  const order = way.route.map((page) => page.id);
  const at = order.indexOf(id);
  if (at === -1) return frontOf(way);
  const next = way.pages.findIndex((page) => order.indexOf(page.id) > at);
  const page = way.pages[next === -1 ? way.front : Math.min(next, way.front)];
  return page === undefined ? { kind: 'complete' } : { kind: 'page', page: page.id };
}

/** Which part of how many a page is, counting every page that may still be asked. */
export function progressAt({ live, route }: Way, id: string): { part: number; of: number } {
  const waiting = waitingPlaces(live);
  const possible = route.filter((page) => mayBeAsked(live, page, waiting));
  return { part: possible.findIndex((page) => page.id === id) + 1, of: possible.length };
}
