/** The exact margin where options have totals: one has to be overtaken, paper by paper, by the largest steps that there are. */
import { NO_MARK, type Papers } from '../paper-box.js';
import { rowOf } from './alterations.js';
import type { Decided } from './margin.js';

/** How a method's totals are overtaken. */
export interface Overtaking {
  /** The option's total, a whole number (or twice, ten times it, as long as it is so everywhere). */
  total(option: number): number;
  /** By how much a paper marked otherwise can at most bring the challenger nearer, in the same unit. */
  gain(row: Uint16Array, winner: number, challenger: number): number;
}

/**
 * The fewest papers with which some loser's total reaches some winner's. Totals are sums over papers, so a gap is closed
 * fastest by the papers with the largest gains.
 */
export function leastToOvertake({ contest, cast, winners }: Decided, overtaking: Overtaking): number {
  let least = Number.POSITIVE_INFINITY;
  for (const challenger of contest.options.keys()) {
    if (winners.includes(challenger)) continue;
    for (const winner of winners) {
      const gap = overtaking.total(winner) - overtaking.total(challenger);
      const gains = gainsOf(cast, (row) => overtaking.gain(row, winner, challenger));
      least = Math.min(least, fewestToClose(gap, gains));
    }
  }
  return least;
}

/** The weight of the papers with each gain, the largest gain first. */
function gainsOf(cast: Papers, gain: (row: Uint16Array) => number): readonly (readonly [number, number])[] {
  const weights = new Map<number, number>();
  for (let row = 0; row < cast.count; row++) {
    const value = gain(rowOf(cast, row));
    weights.set(value, (weights.get(value) ?? 0) + (cast.weights[row] ?? 0));
  }
  return [...weights].filter(([value]) => value > 0).sort(([a], [b]) => b - a);
}

function fewestToClose(gap: number, gains: readonly (readonly [number, number])[]): number {
  let [open, papers] = [gap, 0];
  for (const [gain, weight] of gains) {
    if (open <= gain * weight) return papers + Math.max(0, Math.ceil(open / gain));
    open -= gain * weight;
    papers += weight;
  }
  return open <= 0 ? papers : Number.POSITIVE_INFINITY;
}

/** Totals of which each paper gives an option 1 or nothing; `has` says whether a row gives it. */
export function overtakingByMarks(
  totals: readonly number[],
  has: (row: Uint16Array, option: number) => boolean,
): Overtaking {
  return {
    total: (option) => totals[option] ?? 0,
    gain: (row, winner, challenger) => (has(row, winner) ? 1 : 0) + (has(row, challenger) ? 0 : 1),
  };
}

/** Totals of scores from 0 to `highest`; an empty mark is 0. */
export function overtakingByScores(totals: readonly bigint[], highest: number): Overtaking {
  const given = (row: Uint16Array, option: number) => {
    const mark = row[option] ?? NO_MARK;
    return mark === NO_MARK ? 0 : mark;
  };
  return {
    total: (option) => Number(totals[option] ?? 0n),
    gain: (row, winner, challenger) => given(row, winner) + highest - given(row, challenger),
  };
}
