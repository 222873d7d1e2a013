/** The single transferable vote as Scottish councils count it, paper by paper to five decimal places. */
import { defineMethod } from '../define-method.js';
import { stagesProof } from '../margin/seats.js';
import { stageTies } from '../stage-ties.js';
import { StvCount } from '../stv-count.js';
import { type Contest, EMPTY_TALLY, type Tally, type Tallying } from '../tally.js';

export const scottishStv = defineMethod({
  name: 'scottish-stv',
  paperKind: 'ranks',
  severalSeats: true,
  keeps: ['majority', 'clones'],
  takesRanksInTurn: true,
  rule: 'Scottish Local Government Elections Order 2011 (SSI 2011/399), Schedule 1, rules 46 to 53: Droop quota, weighted inclusive Gregory transfers, values cut to five decimal places',
  margin: stagesProof,
  tally,
});

function* tally(contest: Contest): Tallying {
  const count = new StvCount(contest);
  const sofar = (): Tally => ({
    ...EMPTY_TALLY,
    winners: [...count.elected],
    rounds: [...count.rounds],
    quota: String(count.quota),
    pairwise: contest.pairwise(),
    leftOut: [{ reason: 'several-first-choices', papers: count.rejected }],
  });
  count.firstStage();
  while (!count.isOver()) {
    const waiting = count.withSurplus();
    if (waiting.length > 0) {
      const largest = count.extreme(waiting, 1);
      count.transferSurplus(yield* stageTies(count, largest, 'best', 'surpluses', sofar));
    } else {
      const least = count.extreme(count.continuing(), -1);
      count.exclude(yield* stageTies(count, least, 'worst', 'exclusion', sofar));
    }
  }
  return sofar();
}
