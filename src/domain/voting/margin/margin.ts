/** How safe a result is: the fewest papers that, marked otherwise, could have led to another one. */
import type { PaperKind } from '../paper.js';
import { type Papers, totalWeight } from '../paper-box.js';
import type { TellProgress } from '../progress.js';
import type { Contest } from '../tally.js';
import { alterations } from './alterations.js';

/**
 * Bounds of the margin of victory, in papers: with fewer than `least` papers marked otherwise the same options win for
 * certain; there are `most` papers that, marked otherwise, lead to others or to a tie about it (null where none were found).
 * Equal bounds are the margin itself. Of `papers` cast; a tie counts as another outcome, since lot would decide it.
 */
export interface Margin {
  readonly least: number;
  readonly most: number | null;
  readonly papers: number;
}

/** Bounds that the ballot sets to a paper that somebody could have cast instead. */
export interface PaperBounds {
  /** Options that may be ranked, or approved. */
  readonly mostMarks: number;
  readonly highestScore: number;
  /** Whether every option must be ranked. */
  readonly rankAll: boolean;
}

/** An election as it is asked about: the contest, everything cast in it, and who has won. */
export interface Decided {
  readonly contest: Contest;
  /** What a paper looks like. */
  readonly kind: PaperKind;
  /** All papers over the contest's options, blank ones included. */
  readonly cast: Papers;
  readonly bounds: PaperBounds;
  /** Positions of the winners. */
  readonly winners: readonly number[];
}

/** Papers of which `changed` were marked otherwise, in the hope of another outcome. */
export interface Altered {
  readonly changed: number;
  readonly papers: Papers;
}

/** What a method's own rule lets be proven. */
export interface MarginProof {
  /** Fewer papers than this change nothing, whichever they are. */
  readonly least: number;
  /** Alterations that the rule suggests besides the plain ones, most promising first. */
  readonly attempts?: Iterable<Altered>;
}

/** How a method decides papers: the winners' positions, or null where a tie about them is open. */
export type Decide = (papers: Papers) => readonly number[] | null;

/** At most so many altered elections are counted. */
const MOST_TRIES = 600;

/** At most so many marks are looked at in all of them: some seconds' work. */
const MOST_MARKS = 150_000_000;

/**
 * The margin of a decided election. Every upper bound is a recount of altered papers, so that it holds whatever led to
 * the alteration (T. R. Magrino, R. L. Rivest and E. Shen, *Computing the margin of victory in IRV elections*,
 * EVT/WOTE 2011, call it the margin: the fewest ballots to be changed). Null where there is nobody else to win.
 */
export function marginOf(
  decided: Decided,
  proof: MarginProof,
  decide: Decide,
  tell: TellProgress,
): Margin | null {
  const { contest, cast, winners } = decided;
  if (contest.options.length <= winners.length) return null;
  const papers = totalWeight(cast);
  const search = new Search(winners, decide, tell, cast);
  const least = Math.min(proof.least, papers);
  for (const attempt of proof.attempts ?? []) search.tryOnce(attempt);
  for (const alteration of alterations(decided)) search.tryFewest(least, alteration.most, alteration.alter);
  return { least, most: search.most, papers };
}

/** Looks for alterations that change the outcome, and keeps the smallest. */
class Search {
  most: number | null = null;
  private readonly total: number;
  private left: number;

  constructor(
    private readonly winners: readonly number[],
    private readonly decide: Decide,
    private readonly tell: TellProgress,
    cast: Papers,
  ) {
    this.total = Math.min(MOST_TRIES, Math.max(24, Math.floor(MOST_MARKS / Math.max(1, cast.marks.length))));
    this.left = this.total;
  }

  /** Counts one altered election. */
  tryOnce(altered: Altered): void {
    if (altered.changed < this.bound() && this.changes(altered.papers)) this.most = altered.changed;
  }

  /** Looks for the fewest papers, from `least` to `most`, with which this alteration changes the outcome. */
  tryFewest(least: number, most: number, alter: (count: number) => Papers): void {
    const limit = Math.min(most, this.bound() - 1);
    if (least > limit) return;
    let [tooFew, step] = [least - 1, 1];
    let count = least;
    while (!this.changes(alter(count))) {
      tooFew = count;
      if (count === limit || this.left <= 0) return;
      count = Math.min(limit, count + step);
      step *= 2;
    }
    this.most = count;
    while (count - tooFew > 1 && this.left > 0) {
      const middle = Math.floor((tooFew + count) / 2);
      if (this.changes(alter(middle))) count = middle;
      else tooFew = middle;
      this.most = count;
    }
  }

  private bound(): number {
    return this.most ?? Number.POSITIVE_INFINITY;
  }

  private changes(papers: Papers): boolean {
    if (this.left <= 0) return false;
    this.left -= 1;
    this.tell({ stage: 'margin', done: this.total - this.left, total: this.total });
    const winners = this.decide(papers);
    return winners === null || winners.some((option) => !this.winners.includes(option));
  }
}
