/** Parts that the reports of all kinds of preferences share, as plain data that can be handed from thread to thread. */

import type { GroupDifference } from '../../../domain/statistics/comparison/group-difference.js';
import {
  type ItemRank,
  itemRanks,
  type RankDifference,
  rankDifferences,
} from '../../../domain/statistics/comparison/ranks.js';
import { chiSquareUpper } from '../../../domain/statistics/distributions/index.js';
import type { ChiSquare } from '../../../domain/statistics/estimation/wald.js';

/** Groups of rows that are compared: the number of each row's group, from 0 below `count`, negative for none. */
export interface Groups {
  readonly codes: ArrayLike<number>;
  readonly count: number;
}

/** How much is told. */
export interface ReportOptions {
  readonly groups: Groups | null;
  /** Of confidence, as 0.95. */
  readonly level: number;
  /** Draws for intervals of ranks and of ratios. */
  readonly draws: number;
  /** Draws follow from it alone. */
  readonly seed: string;
}

/** A test with its p. */
export interface ReportedTest extends ChiSquare {
  readonly p: number;
}

/** Whether groups differ: Wald's test leads where people gave several answers, or are weighted. */
export interface ReportedTests {
  readonly likelihoodRatio: ReportedTest | null;
  readonly wald: ReportedTest | null;
}

/** The tests with their p. */
export function reportedTests({ likelihoodRatio, wald }: GroupDifference): ReportedTests {
  const withP = (test: ChiSquare | null) =>
    test === null ? null : { ...test, p: chiSquareUpper(test.statistic, test.df) };
  return { likelihoodRatio: withP(likelihoodRatio), wald: withP(wald) };
}

/** Ranks of the items of one group in every draw, with what was estimated. */
export interface DrawnGroup {
  readonly estimates: Float64Array;
  readonly ranks: Int32Array;
  /** Draws in which an item was never beaten, and draws that told nothing. */
  readonly unbounded: number;
  readonly failed: number;
}

/** Two groups with the difference of each item's ranks, first less second. */
export interface ReportedRankDifferences {
  readonly first: number;
  readonly second: number;
  readonly items: readonly RankDifference[];
}

/** Each item's rank with its interval; none where no draw told anything. */
export function reportedRanks(
  items: readonly string[],
  { estimates, ranks }: DrawnGroup,
  level: number,
): readonly ItemRank[] {
  return ranks.length === 0 ? [] : itemRanks(items, estimates, ranks, level);
}

/** Every two groups of which both have drawn ranks. */
export function reportedRankDifferences(
  items: readonly string[],
  groups: readonly (DrawnGroup | null)[],
  level: number,
): readonly ReportedRankDifferences[] {
  return groups.flatMap((one, first) =>
    groups.flatMap((other, second) =>
      first >= second || one === null || other === null || one.ranks.length === 0 || other.ranks.length === 0
        ? []
        : [{ first, second, items: rankDifferences(items, one, other, level) }],
    ),
  );
}

/** For each row of answers, the group of the row of the data set that it came from. */
export function groupsOfRows({ codes, count }: Groups, rows: Int32Array): Int32Array {
  return rows.map((row) => {
    const code = codes[row] ?? -1;
    return code < count ? code : -1;
  });
}
