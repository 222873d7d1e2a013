/** Counts that take out the lowest option round by round until a rule says who has won. */
import { present } from '../../shared/assert.js';
import type { Note } from './count-words.js';
import { asText, type Rational, subtract, ZERO } from './rational.js';
import { lowest, type RunoffRound, runoffRound } from './runoff.js';
import {
  type Contest,
  EMPTY_TALLY,
  type Tally,
  type Tallying,
  type TallyRound,
  type TallyTransfer,
} from './tally.js';

/**
 * Looks at the options still in and at the round: null to go on, otherwise the options that have won; more than one
 * is a tie for the seat.
 */
export type StopRule = (left: readonly number[], round: RunoffRound) => readonly number[] | null;

/** One exclusion a round, ties by the tie rule alone, until `stop` names a winner. */
export function* countByExclusion(contest: Contest, stop: StopRule): Tallying {
  const preferences = contest.preferences();
  const inCount = new Uint8Array(contest.options.length).fill(1);
  const look = () => runoffRound(preferences, contest.papers.weights, inCount, contest.variants.equalRanks);
  const rounds: TallyRound[] = [];
  const sofar = (): Tally => ({ ...EMPTY_TALLY, rounds: [...rounds], pairwise: contest.pairwise() });
  let now = look();
  rounds.push(asRound(now, [], [], { says: 'first-choices' }));
  contest.roundDone(rounds.length);
  for (;;) {
    const left = [...contest.options.keys()].filter((option) => inCount[option] === 1);
    const best = stop(left, now);
    if (best !== null) {
      const winner: number =
        best.length === 1
          ? present(best[0], 'somebody has won')
          : yield seatTie(rounds.length, best, { ...sofar(), winners: best });
      const last = present(rounds.pop(), 'a count has a round');
      return { ...sofar(), rounds: [...rounds, { ...last, elected: [winner] }], winners: [winner] };
    }
    const last = lowest(left, now.tallies);
    const loser: number =
      last.length === 1
        ? present(last[0], 'somebody is last')
        : yield exclusionTie(rounds.length + 1, last, sofar(), left.join(','));
    inCount[loser] = 0;
    const next = look();
    rounds.push(laterRound(contest, loser, now, next));
    contest.roundDone(rounds.length);
    now = next;
  }
}

function laterRound(contest: Contest, loser: number, before: RunoffRound, after: RunoffRound): TallyRound {
  const exhausted = asText(subtract(after.exhausted, before.exhausted));
  const transfer: TallyTransfer = {
    from: loser,
    factor: null,
    to: after.tallies.map((tally, option) => gain(tally, before.tallies[option] ?? ZERO, option === loser)),
    exhausted,
  };
  const of = { option: contest.options[loser] ?? '' };
  return asRound(after, [loser], [transfer], { says: 'to-next-option', of });
}

function gain(after: Rational, before: Rational, isLoser: boolean): string | null {
  const difference = subtract(after, before);
  return isLoser || difference.top === 0n ? null : asText(difference);
}

function asRound(
  round: RunoffRound,
  excluded: readonly number[],
  transfers: readonly TallyTransfer[],
  note: Note,
): TallyRound {
  return {
    kind: excluded.length === 0 ? 'first-choices' : 'exclusion',
    tallies: round.tallies.map(asText),
    exhausted: asText(round.exhausted),
    lost: null,
    elected: [],
    excluded,
    transfers,
    note,
  };
}

function seatTie(round: number, between: readonly number[], sofar: Tally) {
  return { round, between, for: 'seat', wants: 'best', decisive: true, sofar, state: null } as const;
}

function exclusionTie(round: number, between: readonly number[], sofar: Tally, state: string) {
  return { round, between, for: 'exclusion', wants: 'worst', decisive: false, sofar, state } as const;
}
