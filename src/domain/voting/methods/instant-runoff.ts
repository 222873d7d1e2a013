/** Instant run-off: the option with fewest papers goes, its papers move on, until one option has a majority. */
import { defineMethod } from '../define-method.js';
import { countByExclusion } from '../exclusion.js';
import { exclusionProof } from '../margin/exclusion-orders.js';
import { add, compare, ZERO } from '../rational.js';
import { highest, type RunoffRound } from '../runoff.js';

export const instantRunoff = defineMethod({
  name: 'instant-runoff',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['majority', 'clones'],
  takesRanksInTurn: true,
  rule: 'One exclusion a round until a majority of continuing papers or two options are left; a paper exhausts at a rank that several options share, or is split there; ties by the tie rule alone (Canvass, version 1; the alternative vote of W. R. Ware, 1871)',
  margin: exclusionProof,
  tally: (contest) =>
    countByExclusion(contest, (left, round) => {
      const leaders = highest(left, round.tallies);
      return left.length <= 2 || hasMajority(round, left, leaders) ? leaders : null;
    }),
});

function hasMajority(round: RunoffRound, left: readonly number[], leaders: readonly number[]): boolean {
  const leader = leaders[0] === undefined ? ZERO : (round.tallies[leaders[0]] ?? ZERO);
  const continuing = left.reduce((sum, option) => add(sum, round.tallies[option] ?? ZERO), ZERO);
  return compare(add(leader, leader), continuing) > 0;
}
