/** The state of a weighted inclusive Gregory count: who holds which papers at what value, stage by stage. */
import { assert, present } from '../../shared/assert.js';
import type { Note } from './count-words.js';
import { decimal } from './decimals.js';
import { joinParcels, type Parcel, sortByNext, worth } from './parcels.js';
import { cutAtSharedRanks, type Preferences } from './preferences.js';
import type { Contest, RoundKind, TallyRound, TallyTransfer } from './tally.js';

/** Values are kept in hundred-thousandths of a paper and cut, never rounded (SSI 2011/399, Schedule 1, rule 49). */
const PLACES = 5;
const ONE = 100_000n;

export class StvCount {
  readonly quota: bigint;
  /** Weight of papers with several first preferences, which are void (rule 44). */
  readonly rejected: number;
  /** Tallies after each stage, in hundred-thousandths. */
  readonly stages: (readonly bigint[])[] = [];
  readonly rounds: TallyRound[] = [];
  /** In order of election. */
  readonly elected: number[] = [];

  private readonly preferences: Preferences;
  private readonly weights: Float64Array;
  private readonly seats: number;
  private readonly names: readonly string[];
  private readonly roundDone: (rounds: number) => void;
  private readonly inCount: Uint8Array;
  private readonly holdings: Map<bigint, Parcel[]>[];
  private readonly tallies: bigint[];
  private readonly waiting: number[] = [];
  private readonly validWeight: bigint;
  private exhausted = 0n;

  constructor(contest: Contest) {
    this.names = contest.options;
    this.roundDone = contest.roundDone;
    this.seats = Math.min(contest.seats, contest.options.length);
    this.weights = contest.papers.weights;
    this.preferences = cutAtSharedRanks(contest.preferences());
    this.inCount = new Uint8Array(contest.options.length).fill(1);
    this.holdings = contest.options.map(() => new Map());
    this.tallies = contest.options.map(() => 0n);
    const [valid, rejected] = this.weigh();
    this.rejected = rejected;
    this.validWeight = BigInt(valid);
    this.quota = this.validWeight / BigInt(contest.seats + 1) + 1n;
  }

  /** First preferences, and whoever they elect. */
  firstStage(): void {
    const papers = Uint32Array.from({ length: this.preferences.count }, (_, paper) => paper).filter(
      (paper) => this.preferences.starts[paper] !== this.preferences.starts[paper + 1],
    );
    const sorted = sortByNext(this.preferences, this.weights, papers, ONE, this.inCount);
    for (const [option, parcel] of sorted.to.entries()) this.receive(option, parcel);
    this.closeStage('first-choices', [], [], { says: 'first-preferences' });
  }

  isOver(): boolean {
    return this.elected.length >= this.seats;
  }

  /** Options neither elected nor excluded. */
  continuing(): readonly number[] {
    return this.names.map((_, option) => option).filter((option) => this.inCount[option] === 1);
  }

  /** Elected options whose surplus has not been transferred yet. */
  withSurplus(): readonly number[] {
    return this.waiting;
  }

  /** Of `options`, those with the most votes (`sign` 1) or the fewest (−1). */
  extreme(options: readonly number[], sign: 1 | -1): readonly number[] {
    const votes = options.map((option) => this.tallies[option] ?? 0n);
    const wanted = votes.reduce((best, vote) => ((sign === 1 ? vote > best : vote < best) ? vote : best));
    return options.filter((_, at) => votes[at] === wanted);
  }

  /** Moves an elected option's surplus: every paper it holds goes on at value × surplus ÷ votes, cut (rule 49). */
  transferSurplus(option: number): void {
    this.waiting.splice(this.waiting.indexOf(option), 1);
    const votes = present(this.tallies[option], 'every option has a tally');
    const surplus = votes - this.quota * ONE;
    const moved = this.move(option, (value) => (value * surplus) / votes);
    this.tallies[option] = this.quota * ONE;
    const factor = decimal((surplus * ONE) / votes, PLACES);
    const amount = decimal(surplus, PLACES);
    const of = { option: this.names[option] ?? '', amount, factor };
    this.closeStage('surplus', [], [{ ...moved, factor }], { says: 'surplus', of });
  }

  /** Takes an option out and moves its papers on at the values they have (rule 51). */
  exclude(option: number): void {
    this.inCount[option] = 0;
    const moved = this.move(option, (value) => value);
    this.tallies[option] = 0n;
    const of = { option: this.names[option] ?? '' };
    this.closeStage('exclusion', [option], [moved], { says: 'at-present-values', of });
  }

  private weigh(): readonly [valid: number, rejected: number] {
    let valid = 0;
    let rejected = 0;
    for (let paper = 0; paper < this.preferences.count; paper++) {
      const isVoid = this.preferences.starts[paper] === this.preferences.starts[paper + 1];
      if (isVoid) rejected += this.weights[paper] ?? 0;
      else valid += this.weights[paper] ?? 0;
    }
    return [valid, rejected];
  }

  private move(option: number, revalue: (value: bigint) => bigint): TallyTransfer {
    const holding = present(this.holdings[option], 'every option has a holding');
    const gains = this.names.map(() => 0n);
    let gone = 0n;
    for (const [value, parcels] of holding) {
      const papers = joinParcels(parcels).papers;
      const sorted = sortByNext(this.preferences, this.weights, papers, revalue(value), this.inCount);
      gone += worth(sorted.exhausted);
      for (const [to, parcel] of sorted.to.entries())
        gains[to] = (gains[to] ?? 0n) + this.receive(to, parcel);
    }
    holding.clear();
    this.exhausted += gone;
    return {
      from: option,
      factor: null,
      to: gains.map((gain) => (gain === 0n ? null : decimal(gain, PLACES))),
      exhausted: decimal(gone, PLACES),
    };
  }

  private receive(option: number, parcel: Parcel | null): bigint {
    if (parcel === null) return 0n;
    const holding = present(this.holdings[option], 'every option has a holding');
    const same = holding.get(parcel.value);
    if (same === undefined) holding.set(parcel.value, [parcel]);
    else same.push(parcel);
    this.tallies[option] = (this.tallies[option] ?? 0n) + worth(parcel);
    return worth(parcel);
  }

  private closeStage(
    kind: RoundKind,
    excluded: readonly number[],
    transfers: readonly TallyTransfer[],
    note: Note,
  ): void {
    const elected = this.electByQuota();
    elected.push(...this.electTheLast());
    this.stages.push([...this.tallies]);
    const counted = this.tallies.reduce((sum, tally) => sum + tally, this.exhausted);
    const lost = this.validWeight * ONE - counted;
    assert(lost >= 0n, 'a transfer never makes votes');
    this.rounds.push({
      kind,
      tallies: this.tallies.map((tally) => decimal(tally, PLACES)),
      exhausted: decimal(this.exhausted, PLACES),
      lost: decimal(lost, PLACES),
      elected,
      excluded,
      transfers,
      note,
    });
    this.roundDone(this.rounds.length);
  }

  private electByQuota(): number[] {
    const goal = this.quota * ONE;
    const reached = this.continuing().filter((option) => (this.tallies[option] ?? 0n) >= goal);
    for (const option of this.byVotes(reached)) {
      this.elect(option);
      if ((this.tallies[option] ?? 0n) > goal) this.waiting.push(option);
    }
    return this.byVotes(reached);
  }

  /** As many options left as seats: all of them are elected (rule 53). */
  private electTheLast(): number[] {
    const left = this.byVotes(this.continuing());
    if (left.length === 0 || left.length > this.seats - this.elected.length) return [];
    for (const option of left) this.elect(option);
    return left;
  }

  private elect(option: number): void {
    this.inCount[option] = 0;
    this.elected.push(option);
  }

  private byVotes(options: readonly number[]): number[] {
    const votesOf = (option: number) => this.tallies[option] ?? 0n;
    return [...options].sort(
      (a, b) => Number(votesOf(b) > votesOf(a)) - Number(votesOf(b) < votesOf(a)) || a - b,
    );
  }
}
