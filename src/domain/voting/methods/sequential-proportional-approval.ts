/** Sequential proportional approval: one option after another, each paper counting less the more it has got. */
import { approversOf, supportersOf } from '../approval-sets.js';
import { CRITERIA } from '../criteria.js';
import { defineMethod } from '../define-method.js';
import { electOneByOne, type SeatBySeat } from '../one-by-one.js';
import { add, type Rational, rational, ZERO } from '../rational.js';
import type { Contest } from '../tally.js';

export const sequentialProportionalApproval = defineMethod({
  name: 'sequential-proportional-approval',
  paperKind: 'approvals',
  severalSeats: true,
  keeps: CRITERIA,
  rule: 'T. N. Thiele, Om Flerfoldsvalg, 1895, addition method: a paper with r winners so far counts 1/(r + 1) for each further option it approves',
  tally: (contest) => electOneByOne(contest, sharedVotes(contest)),
});

function sharedVotes(contest: Contest): SeatBySeat {
  const approvers = approversOf(contest.papers);
  const supporters = supportersOf(approvers, contest.options.length);
  const satisfied = approvers.map(() => 0);
  const worth = (option: number): Rational => {
    const byDivisor = new Map<number, number>();
    for (const at of supporters[option] ?? []) {
      const divisor = (satisfied[at] ?? 0) + 1;
      byDivisor.set(divisor, (byDivisor.get(divisor) ?? 0) + (approvers[at]?.weight ?? 0));
    }
    let sum = ZERO;
    for (const [divisor, weight] of byDivisor) sum = add(sum, rational(BigInt(weight), BigInt(divisor)));
    return sum;
  };
  return {
    kind: 'share-of-votes',
    better: 'larger',
    worth,
    elect: (option) => {
      for (const at of supporters[option] ?? []) satisfied[at] = (satisfied[at] ?? 0) + 1;
    },
    state: () => '',
    says: 'worth',
  };
}
