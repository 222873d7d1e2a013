/** Proportional approval: of all possible sets of winners, the one that gives voters most harmonic satisfaction. */
import { present } from '../../../shared/assert.js';
import { bestCommittees, committeeLimit } from '../committees.js';
import { CRITERIA } from '../criteria.js';
import { defineMethod } from '../define-method.js';
import { type Contest, EMPTY_TALLY, type Tallying } from '../tally.js';

export const proportionalApproval = defineMethod({
  name: 'proportional-approval',
  paperKind: 'approvals',
  severalSeats: true,
  keeps: CRITERIA,
  rule: 'T. N. Thiele, Om Flerfoldsvalg, 1895: 1 + 1/2 + … + 1/r for a paper r of whose options win; the best of all sets of winners, found exactly',
  refuses: committeeLimit,
  tally,
});

function* tally(contest: Contest): Tallying {
  let best = bestCommittees(contest.papers, contest.seats);
  for (;;) {
    const [first] = best;
    const agreed = present(first, 'there is a best set of winners').filter((option) =>
      best.every((committee) => committee.includes(option)),
    );
    if (best.length === 1) return { ...EMPTY_TALLY, winners: agreed };
    const contested = [...contest.options.keys()].filter(
      (option) => !agreed.includes(option) && best.some((committee) => committee.includes(option)),
    );
    const chosen: number = yield {
      round: 1,
      between: contested,
      for: 'set-of-winners',
      wants: 'best',
      decisive: true,
      sofar: { ...EMPTY_TALLY, winners: agreed },
      state: null,
    };
    best = best.filter((committee) => committee.includes(chosen));
  }
}
