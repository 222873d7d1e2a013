/** Approval: mark every option you could live with; the option marked by most wins. */
import { approvalTotals } from '../approvals.js';
import { CRITERIA } from '../criteria.js';
import { defineMethod } from '../define-method.js';
import { leastToOvertake, overtakingByMarks } from '../margin/overtaking.js';
import { electOne, groupsByTotal } from '../scored.js';

export const approval = defineMethod({
  name: 'approval',
  paperKind: 'approvals',
  severalSeats: false,
  keeps: CRITERIA,
  rule: 'Most approvals wins (S. J. Brams and P. C. Fishburn, Approval Voting, American Political Science Review 72, 1978)',
  margin: (decided) => ({
    least: leastToOvertake(
      decided,
      overtakingByMarks(approvalTotals(decided.contest.papers), (row, option) => row[option] === 1),
    ),
  }),
  tally: (contest) => {
    const totals = approvalTotals(contest.papers);
    const ranking = groupsByTotal(totals.length, (a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
    return electOne(ranking, { scores: totals.map(String) });
  },
});
