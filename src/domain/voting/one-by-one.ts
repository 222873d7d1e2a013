/** Rules that elect one option after another: the seat-by-seat loop, its rounds and its ties. */
import { present } from '../../shared/assert.js';
import type { NoteKey, Purpose } from './count-words.js';
import { asText, compare, type Rational } from './rational.js';
import {
  type Contest,
  EMPTY_TALLY,
  type Tally,
  type Tallying,
  type TallyRound,
  type TieQuestion,
} from './tally.js';

/** The state of such a rule: it says what each option left is worth, and takes the elected one into account. */
export interface SeatBySeat {
  /** What each option left would be elected at; null where it cannot be elected at all any more. */
  worth(option: number): Rational | null;
  /** What the worths are. */
  readonly kind: 'share-of-votes' | 'price' | 'load';
  /** Whether a smaller worth is better (a load) or a larger one (a score). */
  readonly better: 'smaller' | 'larger';
  elect(option: number): void;
  /** Equal texts mean equal futures. */
  state(): string;
  /** How a round says that an `{option}` was elected at its `{worth}`. */
  readonly says: NoteKey;
}

/**
 * Fills the seats one by one with the best option left. When no option left is worth anything by the rule (`worth` is
 * null for all), every option left is level. Ties are asked; equal states are explored once.
 */
export function* electOneByOne(
  contest: Contest,
  rule: SeatBySeat,
  before: readonly TallyRound[] = [],
): Tallying {
  const winners = before.flatMap(({ elected }) => elected);
  const rounds = [...before];
  const sofar = (): Tally => ({ ...EMPTY_TALLY, winners: [...winners], rounds: [...rounds] });
  while (winners.length < contest.seats) {
    const left = [...contest.options.keys()].filter((option) => !winners.includes(option));
    const worths = contest.options.map((_, option) => (left.includes(option) ? rule.worth(option) : null));
    const best = bestOf(left, worths, rule.better);
    const state = `${winners.length}:${[...winners].sort((a, b) => a - b)}:${rule.state()}`;
    const winner = yield* pickOne(
      best,
      'best',
      winners.length + 1,
      seatName(contest.seats - winners.length),
      sofar(),
      state,
    );
    rule.elect(winner);
    winners.push(winner);
    rounds.push(seatRound(contest, rule, worths, winner));
    contest.roundDone(rounds.length);
  }
  return sofar();
}

/** The one option of `best`, asked for where there are several. */
export function* pickOne(
  best: readonly number[],
  wants: TieQuestion['wants'],
  round: number,
  purpose: Purpose,
  sofar: Tally,
  state: string,
): Generator<TieQuestion, number, number> {
  if (best.length === 1) return present(best[0], 'one is best');
  return yield { round, between: best, for: purpose, wants, decisive: false, sofar, state };
}

/** Of `left`, those with the best worth; all of them where none has any. */
export function bestOf(
  left: readonly number[],
  worths: readonly (Rational | null)[],
  better: SeatBySeat['better'],
): readonly number[] {
  let best: number[] = [];
  let record: Rational | null = null;
  for (const option of left) {
    const worth = worths[option] ?? null;
    const order = rivalry(worth, record, better);
    if (order > 0) best = [option];
    else if (order === 0) best.push(option);
    if (order > 0) record = worth;
  }
  return best;
}

function rivalry(worth: Rational | null, record: Rational | null, better: SeatBySeat['better']): number {
  if (worth === null || record === null) return Number(worth !== null) - Number(record !== null);
  return better === 'larger' ? compare(worth, record) : compare(record, worth);
}

/** What the seat is called in a tie for it. */
export function seatName(open: number): Purpose {
  return open === 1 ? 'last-seat' : 'next-seat';
}

/** The round in which `winner` was elected, with what each option was worth before it. */
export function seatRound(
  contest: Contest,
  rule: Pick<SeatBySeat, 'says' | 'kind'>,
  worths: readonly (Rational | null)[],
  winner: number,
): TallyRound {
  const tallies = contest.options.map((_, option) => asText(worths[option] ?? { top: 0n, bottom: 1n }));
  return {
    kind: rule.kind,
    tallies,
    exhausted: '0',
    lost: null,
    elected: [winner],
    excluded: [],
    transfers: [],
    note: {
      says: rule.says,
      of: { option: contest.options[winner] ?? '', worth: tallies[winner] ?? '0' },
    },
  };
}
