/** The common type of every counting method, and the one way in which a method becomes a whole count. */
import type { Count, ExplainedStep } from './count.js';
import { type CountWords, WORDS_OF_TODAY } from './count-words.js';
import type { Criterion } from './criteria.js';
import type { Election } from './election.js';
import type { Decided, Margin, MarginProof, PaperBounds } from './margin/margin.js';
import type { PaperKind } from './paper.js';
import type { TellProgress } from './progress.js';
import type { Contest, RuleVariants, Tallying } from './tally.js';
import type { TieRule } from './ties.js';

/** What is settled about a count before any paper is looked at. */
export interface CountSettings extends RuleVariants {
  readonly ties: TieRule;
  /** The words that the count tells itself in. */
  readonly words: CountWords;
}

/** The rule's own variants as the contract sets them, and ties reported. */
export const DEFAULT_SETTINGS: CountSettings = {
  ties: { kind: 'report' },
  words: WORDS_OF_TODAY,
  equalRanks: 'exhaust',
  strength: 'winning-votes',
  unranked: 'average',
};

/** How large a contest is or can become: `ways` is how many different papers there are, at most as many as papers. */
export interface ContestSize {
  readonly options: number;
  readonly seats: number;
  readonly papers: number;
  readonly ways: number;
}

/**
 * One door of the hall. Texts for people are under `methods.<name>` in the locale files: `name`, `voterInstruction`,
 * `whatItRewards`, `whenToUse`, `howItWorks`; those of `explain` under `methods.steps`.
 */
export interface CountingMethod {
  readonly name: string;
  /** What a paper looks like to the voter. */
  readonly paperKind: PaperKind;
  readonly severalSeats: boolean;
  /** What it promises where it fills one seat, in the order of `CRITERIA`; every other criterion it breaks in some election. */
  readonly keeps: readonly Criterion[];
  /** Where the rule is laid down, with its version, in words: to change one, keep the earlier ones in `COUNT_WORDS`. */
  readonly rule: string;
  /** Why contests of this size are beyond what the method can count exactly, in words; null when they are not. */
  refuses(size: ContestSize): string | null;
  /** The whole count, its rounds told to `tell`. The election's seats must be at least 1, and 1 where the method fills one seat. */
  count(election: Election, settings: CountSettings, tell?: TellProgress): Count;
  /**
   * How many ranks of each paper `count`, the count of `election` under `settings`, needed: the smallest depth to which
   * all papers can be cut (`cutElection`) and still lead to it, head-to-head totals aside. Null where nothing can be cut,
   * as for every method that looks at whole papers.
   */
  depthUsed(election: Election, settings: CountSettings, count: Count, tell?: TellProgress): number | null;
  /**
   * How safe the result of `count` is: bounds of the fewest papers that, marked otherwise within `bounds`, could have led
   * to another. Null where nobody else could win. Takes some seconds for large elections.
   */
  margin(
    election: Election,
    settings: CountSettings,
    bounds: PaperBounds,
    tell?: TellProgress,
  ): Margin | null;
  /** The count told step by step: message keys under `methods.steps` and their parameters. */
  explain(count: Count): readonly ExplainedStep[];
}

/** A method as its file states it: the rest is the same for all and comes from `defineMethod`. */
export interface MethodDefinition {
  readonly name: string;
  readonly paperKind: PaperKind;
  readonly severalSeats: boolean;
  readonly keeps: readonly Criterion[];
  readonly rule: string;
  /** As in `CountingMethod`; left out by methods that can count everything. */
  readonly refuses?: (size: ContestSize) => string | null;
  /**
   * Whether a paper counts for one rank after the other, as far as it must, so that a count may need the first few alone.
   * Left out by methods that compare, add up or weigh everything on a paper.
   */
  readonly takesRanksInTurn?: boolean;
  /** What the rule lets be proven about the margin; left out where that is nothing. */
  readonly margin?: (decided: Decided) => MarginProof;
  /** The method's own arithmetic. */
  tally(contest: Contest): Tallying;
}
