/** Minimax: the option whose worst head-to-head defeat is the least bad. */
import { defineMethod } from '../define-method.js';
import { defeatStrength } from '../duels.js';
import { headToHeadProof } from '../margin/head-to-head.js';
import { electOne, groupsByTotal } from '../scored.js';

export const minimax = defineMethod({
  name: 'minimax',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['majority', 'condorcet', 'monotonicity'],
  rule: 'P. B. Simpson, Quarterly Journal of Economics 83, 1969, and G. H. Kramer, 1977: smallest greatest defeat, by winning votes or by margins',
  margin: headToHeadProof,
  tally: (contest) => {
    const pairwise = contest.pairwise();
    const options = [...contest.options.keys()];
    const worst = options.map((option) =>
      options.reduce(
        (most, other) => Math.max(most, defeatStrength(pairwise, other, option, contest.variants.strength)),
        0,
      ),
    );
    const ranking = groupsByTotal(options.length, (a, b) => (worst[b] ?? 0) - (worst[a] ?? 0));
    return electOne(ranking, { pairwise });
  },
});
