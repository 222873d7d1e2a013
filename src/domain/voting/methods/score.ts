/** Score: rate every option; the highest total wins. */
import { defineMethod } from '../define-method.js';
import { leastToOvertake, overtakingByScores } from '../margin/overtaking.js';
import { electOne, groupsByTotal } from '../scored.js';
import { scoreTotals } from '../scores.js';

export const score = defineMethod({
  name: 'score',
  paperKind: 'scores',
  severalSeats: false,
  keeps: ['monotonicity', 'clones', 'participation'],
  rule: 'Highest total of scores wins; an option left without a score gets 0 (Canvass, version 1; range voting, W. D. Smith, 2000)',
  margin: (decided) => ({
    least: leastToOvertake(
      decided,
      overtakingByScores(scoreTotals(decided.contest.papers), decided.bounds.highestScore),
    ),
  }),
  tally: (contest) => {
    const totals = scoreTotals(contest.papers);
    const ranking = groupsByTotal(totals.length, (a, b) => Number((totals[a] ?? 0n) - (totals[b] ?? 0n)));
    return electOne(ranking, { scores: totals.map(String) });
  },
});
