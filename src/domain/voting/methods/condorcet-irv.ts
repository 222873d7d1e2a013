/** Condorcet-IRV: instant run-off that stops as soon as an option still in beats every other one still in. */
import { defineMethod } from '../define-method.js';
import { beats } from '../duels.js';
import { countByExclusion } from '../exclusion.js';
import { headToHeadProof } from '../margin/head-to-head.js';

export const condorcetIrv = defineMethod({
  name: 'condorcet-irv',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['majority', 'condorcet', 'clones'],
  rule: 'Benham’s method (J. Green-Armytage, Four Condorcet-Hare hybrid methods for single-winner elections, Voting matters 29, 2011): before each exclusion, an option that beats each other continuing one is elected',
  margin: headToHeadProof,
  tally: (contest) => {
    const pairwise = contest.pairwise();
    return countByExclusion(contest, (left) => {
      const winner = left.find((option) =>
        left.every((other) => other === option || beats(pairwise, option, other)),
      );
      if (winner !== undefined) return [winner];
      return left.length <= 2 ? left : null;
    });
  },
});
