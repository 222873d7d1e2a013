/** The state of a Meek count: keep factors, and the votes that papers leave with each option under them. */
import { present } from '../../shared/assert.js';
import type { Note } from './count-words.js';
import { decimal } from './decimals.js';
import { PaperTree } from './paper-tree.js';
import { cutAtSharedRanks, type Preferences } from './preferences.js';
import type { Contest, TallyRound } from './tally.js';

/** Everything is kept in thousand-millionths of a paper. */
const PLACES = 9;
const ONE = 1_000_000_000n;
/** Surpluses below this are too small to go on with: 0.000001. */
const OMEGA = 1_000n;

export class MeekCount {
  readonly rounds: TallyRound[] = [];
  /** In order of election. */
  readonly elected: number[] = [];
  /** Weight of papers whose first rank several options share. */
  readonly rejected: number;

  private readonly preferences: Preferences;
  private readonly keep: bigint[];
  private readonly excluded = new Set<number>();
  private readonly seats: number;
  private votes: readonly bigint[];
  private exhausted = 0n;
  private surplus = 0n;
  private quota = 0n;

  constructor(private readonly contest: Contest) {
    this.preferences = cutAtSharedRanks(contest.preferences());
    this.seats = Math.min(contest.seats, contest.options.length);
    this.keep = contest.options.map(() => ONE);
    this.votes = contest.options.map(() => 0n);
    this.rejected = contest.papers.weights.reduce(
      (sum, weight, paper) =>
        this.preferences.starts[paper] === this.preferences.starts[paper + 1] ? sum + weight : sum,
      0,
    );
    this.distribute(this.tree());
  }

  isOver(): boolean {
    return this.elected.length >= this.seats;
  }

  /** The quota as it stands; it falls as papers exhaust. */
  quotaText(): string {
    return decimal(this.quota, PLACES);
  }

  /**
   * Distributes papers and adjusts keep factors until somebody reaches the quota (true) or the surplus is as small
   * as it gets (false). Steps B.2.a to B.2.f of the reference rule.
   */
  converge(): boolean {
    const tree = this.tree();
    for (let before: bigint | null = null; ; before = this.surplus) {
      this.distribute(tree);
      const reached = this.hopefuls().filter((option) => this.votesOf(option) >= this.quota);
      if (reached.length > 0) {
        this.elect(reached);
        return true;
      }
      if (this.surplus < OMEGA || (before !== null && this.surplus >= before)) return false;
      for (const option of this.elected) this.adjust(option);
    }
  }

  /** The options that may be excluded: the lowest, and all that the surplus still about could leave as low. */
  lowest(): readonly number[] {
    const hopefuls = this.hopefuls();
    return hopefuls.filter((option) =>
      hopefuls.every((other) => this.votesOf(option) <= this.votesOf(other) + this.surplus),
    );
  }

  /** Takes an option out, and elects those left when they are no more than the seats left. */
  exclude(option: number): void {
    this.excluded.add(option);
    this.keep[option] = 0n;
    const of = { option: this.contest.options[option] ?? '', votes: decimal(this.votesOf(option), PLACES) };
    this.record([], [option], { says: 'with-votes', of });
    this.electTheLast();
  }

  /** When no more options are left than seats, all of them are elected. */
  electTheLast(): void {
    const left = this.byVotes(this.hopefuls());
    if (left.length === 0 || this.elected.length + left.length > this.seats) return;
    this.elected.push(...left);
    this.record(left, [], { says: 'left-as-seats' });
  }

  /** Equal texts, equal futures. */
  state(): string {
    return `${[...this.excluded].sort((a, b) => a - b)}|${[...this.elected].sort((a, b) => a - b)}|${this.keep}`;
  }

  private tree(): PaperTree {
    const { weights } = this.contest.papers;
    return new PaperTree(this.preferences, weights, this.excluded, new Set(this.hopefuls()));
  }

  private distribute(tree: PaperTree): void {
    const spread = tree.distribute(this.keep, ONE);
    this.votes = spread.votes;
    this.exhausted = spread.exhausted;
    const total = this.votes.reduce((sum, votes) => sum + votes, 0n);
    this.quota = total / BigInt(this.contest.seats + 1) + 1n;
    const surplus = this.elected.reduce((sum, option) => sum + this.votesOf(option) - this.quota, 0n);
    this.surplus = surplus > 0n ? surplus : 0n;
  }

  /** Keep × quota ÷ votes, each step rounded up. */
  private adjust(option: number): void {
    const scaled = roundedUp(present(this.keep[option], 'every option has a keep factor') * this.quota, ONE);
    this.keep[option] = roundedUp(scaled * ONE, this.votesOf(option));
  }

  private elect(options: readonly number[]): void {
    const order = this.byVotes(options);
    this.elected.push(...order);
    this.record(order, [], { says: 'quota-reached', of: { quota: this.quotaText() } });
  }

  private record(elected: readonly number[], excluded: readonly number[], note: Note): void {
    this.rounds.push({
      kind: 'distribution',
      tallies: this.votes.map((votes) => decimal(votes, PLACES)),
      exhausted: decimal(this.exhausted, PLACES),
      lost: null,
      elected,
      excluded,
      transfers: [],
      note,
    });
    this.contest.roundDone(this.rounds.length);
  }

  private hopefuls(): readonly number[] {
    return [...this.contest.options.keys()].filter(
      (option) => !this.excluded.has(option) && !this.elected.includes(option),
    );
  }

  private votesOf(option: number): bigint {
    return this.votes[option] ?? 0n;
  }

  private byVotes(options: readonly number[]): readonly number[] {
    return [...options].sort((a, b) => Number(this.votesOf(b) - this.votesOf(a)) || a - b);
  }
}

function roundedUp(top: bigint, bottom: bigint): bigint {
  return (top + bottom - 1n) / bottom;
}
