/** Meek's single transferable vote: every elected option keeps just the part of each paper that it needs. */
import { defineMethod } from '../define-method.js';
import { seatsProof } from '../margin/seats.js';
import { MeekCount } from '../meek-count.js';
import { pickOne } from '../one-by-one.js';
import { type Contest, EMPTY_TALLY, type Tally, type Tallying } from '../tally.js';

export const meekStv = defineMethod({
  name: 'meek-stv',
  paperKind: 'ranks',
  severalSeats: true,
  keeps: ['majority', 'clones'],
  takesRanksInTurn: true,
  rule: 'I. D. Hill, B. A. Wichmann and D. R. Woodall, Algorithm 123, The Computer Journal 30, 1987, as in the Proportional Representation Foundation’s reference rule: nine decimals, omega 0.000001',
  margin: seatsProof,
  tally,
});

function* tally(contest: Contest): Tallying {
  const count = new MeekCount(contest);
  const sofar = (): Tally => ({
    ...EMPTY_TALLY,
    winners: [...count.elected],
    rounds: [...count.rounds],
    quota: count.quotaText(),
    pairwise: contest.pairwise(),
    leftOut: [{ reason: 'several-first-choices', papers: count.rejected }],
  });
  count.electTheLast();
  while (!count.isOver()) {
    if (count.converge()) continue;
    const lowest = count.lowest();
    const question = pickOne(lowest, 'worst', count.rounds.length + 1, 'exclusion', sofar(), count.state());
    count.exclude(yield* question);
  }
  return sofar();
}
