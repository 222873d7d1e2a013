/** What each option's tally would be if only some options were in the count, remembered for each set asked about. */
import { runoffRound } from '../runoff.js';
import type { Contest } from '../tally.js';

/** At most so many marks are read for tallies: some seconds' work. */
const MOST_MARKS = 400_000_000;

/** The tallies of instant run-off over a contest, for any set of options still in. */
export class StandingTallies {
  readonly options: readonly number[];
  private readonly known = new Map<number | string, readonly number[]>();
  private left: number;

  constructor(readonly contest: Contest) {
    this.options = [...contest.options.keys()];
    this.left = Math.max(2 ** 10, Math.floor(MOST_MARKS / Math.max(1, contest.papers.marks.length)));
  }

  /** Whether so many sets were asked about that a patient person would stop here. */
  isSpent(): boolean {
    return this.left <= 0;
  }

  /** The tally of each option when those of `standing` are in; 0 for the others. */
  of(standing: readonly number[]): readonly number[] {
    const key = this.keyOf(standing);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.left -= 1;
    const inCount = new Uint8Array(this.options.length);
    for (const option of standing) inCount[option] = 1;
    const { contest } = this;
    const round = runoffRound(
      contest.preferences(),
      contest.papers.weights,
      inCount,
      contest.variants.equalRanks,
    );
    const tallies = round.tallies.map(({ top, bottom }) => Number(top) / Number(bottom));
    this.known.set(key, tallies);
    return tallies;
  }

  /** The same for the same options in any order; a sum of powers of two while those are exact. */
  private keyOf(standing: readonly number[]): number | string {
    if (this.options.length > 52) return [...standing].sort((a, b) => a - b).join(',');
    let key = 0;
    for (const option of standing) key += 2 ** option;
    return key;
  }
}
