/** Copeland: a point for every head-to-head win, half a point for every draw. */
import { defineMethod } from '../define-method.js';
import { beats } from '../duels.js';
import { headToHeadProof } from '../margin/head-to-head.js';
import { asText, rational } from '../rational.js';
import { electOne, groupsByTotal } from '../scored.js';
import type { PairwiseTable } from '../tally.js';

export const copeland = defineMethod({
  name: 'copeland',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['majority', 'condorcet', 'monotonicity'],
  rule: 'A. H. Copeland, A reasonable social welfare function, University of Michigan, 1951; a draw is half a win',
  margin: headToHeadProof,
  tally: (contest) => {
    const pairwise = contest.pairwise();
    const doubled = contest.options.map((_, option) => doubledPoints(pairwise, option));
    const ranking = groupsByTotal(doubled.length, (a, b) => (doubled[a] ?? 0) - (doubled[b] ?? 0));
    return electOne(ranking, {
      scores: doubled.map((points) => asText(rational(BigInt(points), 2n))),
      pairwise,
    });
  },
});

function doubledPoints(pairwise: PairwiseTable, option: number): number {
  const others = [...pairwise.keys()].filter((other) => other !== option);
  return others.reduce(
    (sum, other) => sum + 1 + Number(beats(pairwise, option, other)) - Number(beats(pairwise, other, option)),
    0,
  );
}
