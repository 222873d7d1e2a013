/** How a transferable vote by stages could go at all when some papers are marked otherwise: whatever happens, who wins? */
import type { Preferences } from '../preferences.js';

/** The election as the stages see it. */
export interface StageField {
  readonly lists: Preferences;
  readonly weights: Float64Array;
  readonly options: number;
  readonly seats: number;
  /** Papers with a first preference, and all others, which could have had one. */
  readonly valid: number;
  readonly blank: number;
  readonly winners: readonly number[];
}

/** A transferred paper loses at most so much to being cut to five places. */
const CUT = 0.00001;
/** Sums of numbers written in binary may be off by so much, which is always taken to the side of caution. */
const SLACK = 1e-6;
/** Where more options than these might be elected in one stage or not, that is too many ways to follow. */
const MOST_OPEN = 8;

/** A moment of the count: who is in, who waits to pass a surplus on, and where each paper lies at what value, least and most. */
interface Moment {
  /** Equal texts, equal moments: what happened, but for the order of exclusions with nothing between them. */
  readonly past: string;
  readonly excluded: readonly number[];
  readonly inCount: Uint8Array;
  readonly elected: number;
  readonly waiting: readonly number[];
  readonly at: Uint32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

interface Tallies {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Whether the same options win whichever `changed` papers are marked otherwise, and however. Every course the count could take is
 * followed (after M. Blom, P. J. Stuckey and V. Teague, *Toward computing the margin of victory in single transferable vote
 * elections*, INFORMS Journal on Computing 31, 2019, who search the same orders of election and exclusion): a tally of the papers
 * as they were differs by at most one for each changed paper, and so do two tallies from each other by two. False also when
 * `work`, the number of marks that may be looked at, is used up.
 */
export class Stages {
  private readonly seen = new Set<string>();
  private readonly quota: { readonly least: number; readonly most: number };
  private readonly isWinner: Uint8Array;

  constructor(
    private readonly field: StageField,
    private readonly changed: number,
    private work: number,
  ) {
    const quotaOf = (valid: number) => Math.floor(valid / (field.seats + 1)) + 1;
    this.quota = {
      least: quotaOf(Math.max(0, field.valid - changed)),
      most: quotaOf(field.valid + Math.min(changed, field.blank)),
    };
    this.isWinner = new Uint8Array(field.options);
    for (const winner of field.winners) this.isWinner[winner] = 1;
  }

  /** How much work is left. */
  left(): number {
    return Math.max(0, this.work);
  }

  areSafe(): boolean {
    const { lists, weights, options } = this.field;
    return this.afterStage({
      past: '',
      excluded: [],
      inCount: new Uint8Array(options).fill(1),
      elected: 0,
      waiting: [],
      at: lists.starts.slice(0, lists.count),
      least: weights.slice(0, lists.count),
      most: weights.slice(0, lists.count),
    });
  }

  /** Every set of options that could have reached the quota now, and everything that can follow. */
  private afterStage(moment: Moment): boolean {
    const key = keyOf(moment);
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    this.work -= this.field.lists.options.length + this.field.lists.count;
    if (this.work <= 0) return false;
    const tallies = this.talliesOf(moment);
    if (this.isSettled(moment, tallies)) return true;
    const sets = this.elections(moment, tallies);
    return this.work > 0 && sets.every((elected) => this.afterElection(moment, tallies, elected));
  }

  private afterElection(moment: Moment, tallies: Tallies, elected: readonly number[]): boolean {
    if (elected.some((option) => this.isWinner[option] !== 1)) return false;
    const inCount = Uint8Array.from(moment.inCount);
    for (const option of elected) inCount[option] = 0;
    const next: Moment =
      elected.length === 0
        ? moment
        : {
            ...{ ...moment, inCount, past: `${keyOf(moment)}+${elected}`, excluded: [] },
            elected: moment.elected + elected.length,
            waiting: [...moment.waiting, ...elected],
          };
    const seats = this.field.seats - next.elected;
    const still = stillIn(next);
    if (seats <= 0) return true;
    if (still.length <= seats) return still.every((option) => this.isWinner[option] === 1);
    if (next.waiting.length > 0)
      return this.largest(next.waiting, tallies).every((option) =>
        this.afterStage(this.withoutSurplus(next, option, tallies)),
      );
    const lowest = this.lowest(still, tallies);
    if (lowest.some((option) => this.isWinner[option] === 1)) return false;
    return lowest.every((option) => this.afterStage(this.withoutOption(next, option)));
  }

  /** The sets of options that may be elected together: all that surely have the quota, and some of those that might. */
  private elections(moment: Moment, { least, most }: Tallies): readonly (readonly number[])[] {
    const { changed, quota } = this;
    const has = (option: number) => (least[option] ?? 0) - changed >= quota.most + SLACK;
    const may = (option: number) => (most[option] ?? 0) + changed >= quota.least - SLACK;
    const still = stillIn(moment);
    const open = still.filter((option) => !has(option) && may(option));
    if (open.length > MOST_OPEN) this.work = 0;
    let sets: (readonly number[])[] = [still.filter(has)];
    for (const option of open.slice(0, MOST_OPEN)) {
      sets = sets.flatMap((set) => [[...set, option], set]);
    }
    return sets.filter((set) => {
      const wanting = set.reduce((sum, one) => sum + Math.max(0, quota.least - (most[one] ?? 0)), 0);
      const spare = still
        .filter((one) => !set.includes(one))
        .reduce((sum, one) => sum + Math.max(0, (least[one] ?? 0) - quota.most), 0);
      return wanting <= changed + SLACK && spare <= changed + SLACK;
    });
  }

  /** Those of the waiting whose surplus may be the largest. */
  private largest(waiting: readonly number[], { least, most }: Tallies): readonly number[] {
    return waiting.filter((option) =>
      waiting.every((other) => (most[option] ?? 0) + 2 * this.changed + SLACK >= (least[other] ?? 0)),
    );
  }

  /** Those that may have the fewest votes: what they have above others would have to be made up by changed papers. */
  private lowest(still: readonly number[], { least, most }: Tallies): number[] {
    return still.filter((option) => {
      const kept = (least[option] ?? 0) - this.changed;
      const gaps = still.reduce((sum, other) => sum + Math.max(0, kept - (most[other] ?? 0)), 0);
      return gaps - Math.max(0, kept - (most[option] ?? 0)) <= this.changed + SLACK;
    });
  }

  private withoutOption(moment: Moment, option: number): Moment {
    const inCount = Uint8Array.from(moment.inCount);
    inCount[option] = 0;
    const excluded = [...moment.excluded, option];
    return this.passedOn({ ...moment, inCount, excluded }, option, { least: 1, most: 1, cut: 0 });
  }

  /** Papers go on at surplus ÷ votes of their value, which is the more the more votes there are. */
  private withoutSurplus(moment: Moment, option: number, tallies: Tallies): Moment {
    const votes = {
      least: Math.max(this.quota.least, (tallies.least[option] ?? 0) - this.changed),
      most: (tallies.most[option] ?? 0) + this.changed,
    };
    const share = {
      least: Math.max(0, 1 - this.quota.most / votes.least - SLACK),
      most: Math.max(0, 1 - this.quota.least / votes.most) + SLACK,
      cut: CUT,
    };
    const waiting = moment.waiting.filter((other) => other !== option);
    const past = `${keyOf(moment)}-${option}`;
    return this.passedOn({ ...moment, waiting, past, excluded: [] }, option, share);
  }

  private passedOn(
    moment: Moment,
    from: number,
    share: { readonly least: number; readonly most: number; readonly cut: number },
  ): Moment {
    const { lists, weights } = this.field;
    const at = Uint32Array.from(moment.at);
    const least = Float64Array.from(moment.least);
    const most = Float64Array.from(moment.most);
    for (let paper = 0; paper < lists.count; paper++) {
      let place = at[paper] ?? 0;
      const stop = lists.starts[paper + 1] ?? 0;
      if (place >= stop || lists.options[place] !== from) continue;
      while (place < stop && moment.inCount[lists.options[place] ?? 0] !== 1) place++;
      at[paper] = place;
      least[paper] = Math.max(0, (least[paper] ?? 0) * share.least - share.cut * (weights[paper] ?? 0));
      most[paper] = (most[paper] ?? 0) * share.most;
    }
    return { ...moment, at, least, most };
  }

  private talliesOf({ at, least, most }: Moment): Tallies {
    const { lists, options } = this.field;
    const tallies = { least: new Float64Array(options), most: new Float64Array(options) };
    for (let paper = 0; paper < lists.count; paper++) {
      const place = at[paper] ?? 0;
      if (place >= (lists.starts[paper + 1] ?? 0)) continue;
      const holder = lists.options[place] ?? 0;
      tallies.least[holder] = (tallies.least[holder] ?? 0) + (least[paper] ?? 0);
      tallies.most[holder] = (tallies.most[holder] ?? 0) + (most[paper] ?? 0);
    }
    return tallies;
  }

  /**
   * Whether no winner still in can miss a seat any more: too few others can ever have as many votes while it is in. For they would
   * have to be elected before it, or have no fewer when it is excluded, and while it is in they get no paper on which it stands higher.
   */
  private isSettled(moment: Moment, tallies: Tallies): boolean {
    const still = stillIn(moment);
    const seats = this.field.seats - moment.elected;
    const winners = still.filter((option) => this.isWinner[option] === 1);
    const reach = this.reachOf(moment, winners);
    return winners.every((winner, row) => {
      const kept = (tallies.least[winner] ?? 0) - 2 * this.changed - SLACK;
      const rivals = still.filter(
        (other) => other !== winner && (reach[row * this.field.options + other] ?? 0) >= kept,
      );
      return rivals.length < seats;
    });
  }

  /** For each of `winners` (a row), what each option may have at most while that winner is in. */
  private reachOf({ inCount, at, most }: Moment, winners: readonly number[]): Float64Array {
    const { lists, options } = this.field;
    const reach = new Float64Array(winners.length * options);
    const met = new Uint8Array(options);
    for (let paper = 0; paper < lists.count; paper++) {
      const stop = lists.starts[paper + 1] ?? 0;
      const value = most[paper] ?? 0;
      met.fill(0);
      for (let place = at[paper] ?? 0; place < stop; place++) {
        const option = lists.options[place] ?? 0;
        if (inCount[option] !== 1) continue;
        met[option] = 1;
        for (const [row, winner] of winners.entries()) {
          if (met[winner] === 1) continue;
          const cell = row * options + option;
          reach[cell] = (reach[cell] ?? 0) + value;
        }
      }
    }
    return reach;
  }
}

function keyOf({ past, excluded }: Moment): string {
  return `${past}/${[...excluded].sort((a, b) => a - b)}`;
}

function stillIn({ inCount }: Moment): number[] {
  return [...inCount.keys()].filter((option) => inCount[option] === 1);
}
