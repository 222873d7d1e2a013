/** What a method works with and hands back: options are positions among the standing ones, numbers are exact text. */
import type { Note, Purpose } from './count-words.js';
import type { Papers } from './paper-box.js';
import type { Preferences } from './preferences.js';

/** Everything a ballot may decide about a count besides its method and seats. */
export interface RuleVariants {
  /** `instant-runoff`: what a paper with several options at one rank does when it gets there. */
  readonly equalRanks: 'exhaust' | 'split';
  /** `schulze`, `ranked-pairs` and `minimax`: what makes a defeat strong. */
  readonly strength: 'winning-votes' | 'margins';
  /** `borda`: what unranked options get. */
  readonly unranked: 'average' | 'nothing';
}

/** What is put before a method: the standing options and the papers that mark at least one of them. */
export interface Contest {
  readonly options: readonly string[];
  readonly seats: number;
  readonly papers: Papers;
  readonly variants: RuleVariants;
  /** The papers as preference lists; meaningful where marks are ranks. Computed once for all runs of a count. */
  preferences(): Preferences;
  /** Head-to-head totals (`pairwiseTable`); meaningful where marks are ranks. Computed once for all runs. */
  pairwise(): PairwiseTable;
  /** Is told each time that a round is done, with the number of rounds so far. */
  roundDone(rounds: number): void;
}

/** `table[a][b]` is the weight of the papers preferring a to b. */
export type PairwiseTable = readonly (readonly number[])[];

/** What a round can have done: it tells which sentence explains it and what its tallies are. */
export const ROUND_KINDS = [
  'first-choices',
  'exclusion',
  'surplus',
  'run-off',
  'distribution',
  'share-of-votes',
  'price',
  'load',
] as const;

export type RoundKind = (typeof ROUND_KINDS)[number];

/** Papers leaving one option in a round. */
export interface TallyTransfer {
  readonly from: number;
  /** The value of each transferred paper where a surplus moves; null where papers move at the value they have. */
  readonly factor: string | null;
  /** What each option receives; null for nothing. */
  readonly to: readonly (string | null)[];
  readonly exhausted: string;
}

/**
 * One round: what was done (`excluded`, `transfers`), the tallies after it, and who is elected by them.
 * In a `distribution` the tallies are those by which options are elected or excluded; in a `run-off`, `excluded` are
 * those not in it. `lost` is what truncation has taken so far, so that tallies + exhausted + lost is always the valid weight.
 */
export interface TallyRound {
  readonly kind: RoundKind;
  readonly tallies: readonly string[];
  readonly exhausted: string;
  readonly lost: string | null;
  readonly elected: readonly number[];
  readonly excluded: readonly number[];
  readonly transfers: readonly TallyTransfer[];
  readonly note: Note;
}

/** Papers that the method's rule does not admit, and why. */
export interface LeftOut {
  readonly reason: 'blank' | 'several-first-choices';
  readonly papers: number;
}

/** The outcome of a count, or of the part of it that is sure before a tie. */
export interface Tally {
  readonly winners: readonly number[];
  readonly ranking: readonly (readonly number[])[] | null;
  readonly rounds: readonly TallyRound[];
  readonly quota: string | null;
  readonly pairwise: PairwiseTable | null;
  readonly scores: readonly string[] | null;
  readonly leftOut: readonly LeftOut[];
}

/** A tie that an earlier stage of the count itself settled. */
export interface OwnTie {
  readonly round: number;
  readonly between: readonly number[];
  readonly for: Purpose;
  readonly resolvedBy: string;
}

/** A method asks: which of these? It goes on with the option that it is handed. */
export interface TieQuestion {
  readonly round: number;
  readonly between: readonly number[];
  /** What the tie is for. */
  readonly for: Purpose;
  /** Whether the option asked for is the one that the tie rule favours, or the one it favours least. */
  readonly wants: 'best' | 'worst';
  /** True where every answer gives different winners, so that nothing need be explored. */
  readonly decisive: boolean;
  /** What is sure if the count stops here. */
  readonly sofar: Tally;
  /** Equal keys promise equal futures, whatever led there; null where no such promise can be given. */
  readonly state: string | null;
}

/** A count under way: it yields ties, takes the chosen option, and returns the outcome. */
export type Tallying = Generator<TieQuestion | OwnTie, Tally, number>;

/** An outcome with nothing in it but the winners, to be spread into fuller ones. */
export const EMPTY_TALLY: Tally = {
  winners: [],
  ranking: null,
  rounds: [],
  quota: null,
  pairwise: null,
  scores: null,
  leftOut: [],
};

/** Whether a message of a count under way is a question rather than news of a tie that settled itself. */
export function isQuestion(message: TieQuestion | OwnTie): message is TieQuestion {
  return 'wants' in message;
}
