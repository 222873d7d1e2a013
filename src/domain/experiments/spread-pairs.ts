/** Looks for the exchanges that spread pairs evenly: downhill at last, but over small hills before that. */
import type { QuickRandom } from '../../shared/quick-random.js';
import { change, exchange, type PairSearch, tasksOf } from './pair-search.js';

/** How long to search, and over how high hills: the rise of the cost that is let pass at first, falling to none. */
export interface SearchEffort {
  readonly proposals: number;
  readonly firstThreshold: number;
  /** What every step must keep, where not every exchange may be made. */
  readonly keeps?: (tasks: number[][]) => boolean;
}

/**
 * Threshold accepting (Dueck & Scheuer, Journal of Computational Physics 90, 1990): exchanges drawn by lot are made when
 * the cost rises by no more than a threshold that falls to nothing. All is whole numbers, so the same draws lead to
 * the same tasks everywhere. Stops early once own pairs and all pairs are as even as they can be, and answers how far
 * the cost is above that.
 */
export function spreadPairs(search: PairSearch, effort: SearchEffort, random: QuickRandom): number {
  const { proposals, firstThreshold, keeps } = effort;
  const least = leastSquares(search.own) + leastSquares(search.all);
  let cost = squares(search.own) + squares(search.all);
  const places = search.places.length;
  for (let drawn = 0; drawn < proposals && cost > least; drawn += 1) {
    const threshold = firstThreshold * (1 - drawn / (proposals * 0.9));
    const from = random.below(places);
    const to = random.below(places);
    const rise = change(search, from, to);
    if (rise === null || rise > Math.max(0, threshold)) continue;
    exchange(search, from, to);
    if (keeps === undefined || keeps(tasksOf(search))) cost += rise;
    else exchange(search, from, to);
  }
  return cost - least;
}

/** Whether the pairs differ by one at most, which is as even as whole numbers get. */
export function areEven(pairs: Int32Array): boolean {
  return squares(pairs) === leastSquares(pairs);
}

/** Σ n² over unordered pairs of items. */
function squares(pairs: Int32Array): number {
  return pairs.reduce((sum, count) => sum + count * count, 0) / 2;
}

/** The least Σ n² that whole numbers with the same total can have: all within one of each other. */
function leastSquares(pairs: Int32Array): number {
  const items = Math.round(Math.sqrt(pairs.length));
  const kinds = (items * (items - 1)) / 2;
  const total = pairs.reduce((sum, count) => sum + count, 0) / 2;
  const floor = Math.floor(total / kinds);
  const more = total - floor * kinds;
  return more * (floor + 1) ** 2 + (kinds - more) * floor ** 2;
}
