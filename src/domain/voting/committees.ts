/** The sets of winners with the highest harmonic satisfaction, by branch and bound over all of them. */
import { type Approver, approversOf, supportersOf } from './approval-sets.js';
import { harmonicUnit } from './harmonic.js';
import type { ContestSize } from './method.js';
import type { Papers } from './paper-box.js';

/** Most sets of winners times ways of voting that are searched. */
const MOST_WORK = 2_000_000_000;

/** Why contests of this size are too large to be searched exactly, in words; null when they are not. */
export function committeeLimit(size: ContestSize): string | null {
  const sets = choose(size.options, size.seats);
  const ways = Math.max(1, Math.min(size.ways, 2 ** size.options));
  const points = Number(harmonicUnit(size.seats)) * size.papers * size.seats;
  if (sets * ways <= MOST_WORK && points <= Number.MAX_SAFE_INTEGER) return null;
  return `expected a contest that can be searched exactly (sets of winners × ways of voting up to ${written(MOST_WORK)}), found ${written(sets)} sets and ${written(ways)} ways`;
}

function written(number: number): string {
  return number.toLocaleString('en-GB');
}

/** Every set of `seats` options with the highest total of 1 + 1/2 + … over the papers, options ascending. */
export function bestCommittees(papers: Papers, seats: number): readonly (readonly number[])[] {
  const search = new CommitteeSearch(approversOf(papers), papers.optionCount, seats);
  search.extend([], 0, 0);
  return search.best;
}

class CommitteeSearch {
  best: number[][] = [];
  private highest = -1;
  private readonly shares: readonly number[];
  private readonly supporters: readonly (readonly number[])[];
  private readonly satisfied: Uint16Array;

  constructor(
    private readonly approvers: readonly Approver[],
    private readonly optionCount: number,
    private readonly seats: number,
  ) {
    const unit = harmonicUnit(seats);
    this.shares = Array.from({ length: seats }, (_, already) => Number(unit / BigInt(already + 1)));
    this.supporters = supportersOf(approvers, optionCount);
    this.satisfied = new Uint16Array(approvers.length);
  }

  /** Tries every way to fill up `chosen`, worth `total`, from the options at `from` and after. */
  extend(chosen: readonly number[], from: number, total: number): void {
    const open = this.seats - chosen.length;
    if (open === 0) {
      this.keep(chosen, total);
      return;
    }
    const gains = Array.from({ length: this.optionCount - from }, (_, at) => this.gain(from + at));
    for (let at = 0; at + open <= gains.length; at++) {
      if (total + largest(gains.slice(at), open) < this.highest) return;
      const option = from + at;
      this.mark(option, 1);
      this.extend([...chosen, option], option + 1, total + (gains[at] ?? 0));
      this.mark(option, -1);
    }
  }

  private keep(chosen: readonly number[], total: number): void {
    if (total > this.highest) this.best = [];
    if (total >= this.highest) this.best.push([...chosen]);
    this.highest = Math.max(this.highest, total);
  }

  /** What the option would add now; with more options chosen it can only add less, which makes the bound sound. */
  private gain(option: number): number {
    let sum = 0;
    for (const at of this.supporters[option] ?? []) {
      sum += (this.approvers[at]?.weight ?? 0) * (this.shares[this.satisfied[at] ?? 0] ?? 0);
    }
    return sum;
  }

  private mark(option: number, step: number): void {
    for (const at of this.supporters[option] ?? []) this.satisfied[at] = (this.satisfied[at] ?? 0) + step;
  }
}

function largest(gains: readonly number[], count: number): number {
  const sorted = [...gains].sort((a, b) => b - a);
  return sorted.slice(0, count).reduce((sum, gain) => sum + gain, 0);
}

function choose(total: number, taken: number): number {
  let ways = 1;
  for (let step = 1; step <= taken; step++) ways = (ways * (total - taken + step)) / step;
  return Math.round(ways);
}
