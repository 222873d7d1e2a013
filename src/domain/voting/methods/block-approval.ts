/** Block approval: as many options as there are seats, those marked on most papers. */
import { approvalTotals } from '../approvals.js';
import { CRITERIA } from '../criteria.js';
import { defineMethod } from '../define-method.js';
import { leastToOvertake, overtakingByMarks } from '../margin/overtaking.js';
import { electSeveral, groupsByTotal } from '../scored.js';

export const blockApproval = defineMethod({
  name: 'block-approval',
  paperKind: 'approvals',
  severalSeats: true,
  keeps: CRITERIA,
  rule: 'The options with most approvals fill the seats (multiwinner approval voting: M. Lackner and P. Skowron, Multi-Winner Voting with Approval Preferences, 2023, chapter 2)',
  margin: (decided) => ({
    least: leastToOvertake(
      decided,
      overtakingByMarks(approvalTotals(decided.contest.papers), (row, option) => row[option] === 1),
    ),
  }),
  tally: (contest) => {
    const totals = approvalTotals(contest.papers);
    const ranking = groupsByTotal(totals.length, (a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
    return electSeveral(ranking, contest.seats, { scores: totals.map(String) });
  },
});
