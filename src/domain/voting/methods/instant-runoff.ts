/** Instant run-off: the option with fewest papers goes, its papers move on, until one option has a majority. */
import { present } from '../../../shared/assert.js';
import { defineMethod } from '../define-method.js';
import { add, asText, compare, type Rational, subtract, ZERO } from '../rational.js';
import { highest, lowest, type RunoffRound, runoffRound } from '../runoff.js';
import {
  type Contest,
  EMPTY_TALLY,
  type Tally,
  type Tallying,
  type TallyRound,
  type TallyTransfer,
} from '../tally.js';

export const instantRunoff = defineMethod({
  name: 'instant-runoff',
  paperKind: 'ranks',
  severalSeats: false,
  rule: 'One exclusion a round until a majority of continuing papers or two options are left; a paper exhausts at a rank that several options share, or is split there; ties by the tie rule alone (Canvass, version 1; the alternative vote of W. R. Ware, 1871)',
  tally,
});

function* tally(contest: Contest): Tallying {
  const preferences = contest.preferences();
  const inCount = new Uint8Array(contest.options.length).fill(1);
  const look = () => runoffRound(preferences, contest.papers.weights, inCount, contest.variants.equalRanks);
  const rounds: TallyRound[] = [];
  const sofar = (): Tally => ({ ...EMPTY_TALLY, rounds: [...rounds], pairwise: contest.pairwise() });
  let now = look();
  rounds.push(firstRound(now));
  for (;;) {
    const left = contest.options.map((_, option) => option).filter((option) => inCount[option] === 1);
    const leaders = highest(left, now.tallies);
    if (left.length <= 2 || hasMajority(now, left, leaders)) {
      const winner: number =
        leaders.length <= 1
          ? present(leaders[0], 'an election has at least one option')
          : yield seatTie(rounds.length, leaders, { ...sofar(), winners: leaders });
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
    now = next;
  }
}

function hasMajority(round: RunoffRound, left: readonly number[], leaders: readonly number[]): boolean {
  const leader = leaders[0] === undefined ? ZERO : (round.tallies[leaders[0]] ?? ZERO);
  const continuing = left.reduce((sum, option) => add(sum, round.tallies[option] ?? ZERO), ZERO);
  return compare(add(leader, leader), continuing) > 0;
}

function firstRound(round: RunoffRound): TallyRound {
  return asRound(round, [], [], 'First choices.');
}

function laterRound(contest: Contest, loser: number, before: RunoffRound, after: RunoffRound): TallyRound {
  const exhausted = asText(subtract(after.exhausted, before.exhausted));
  const transfer: TallyTransfer = {
    from: loser,
    factor: null,
    to: after.tallies.map((tally, option) => gain(tally, before.tallies[option] ?? ZERO, option === loser)),
    exhausted,
  };
  return asRound(
    after,
    [loser],
    [transfer],
    `${contest.options[loser]} excluded; papers move to their next option.`,
  );
}

function gain(after: Rational, before: Rational, isLoser: boolean): string | null {
  const difference = subtract(after, before);
  return isLoser || difference.top === 0n ? null : asText(difference);
}

function asRound(
  round: RunoffRound,
  excluded: readonly number[],
  transfers: readonly TallyTransfer[],
  note: string,
): TallyRound {
  return {
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
  return { round, between, for: 'the seat', wants: 'best', decisive: true, sofar, state: null } as const;
}

function exclusionTie(round: number, between: readonly number[], sofar: Tally, state: string) {
  return { round, between, for: 'exclusion', wants: 'worst', decisive: false, sofar, state } as const;
}
