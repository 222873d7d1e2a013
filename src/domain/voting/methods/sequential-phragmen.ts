/** Sequential Phragmén: seats are loads on those who approve the winners, kept as even as possible. */
import { approversOf } from '../approval-sets.js';
import { CRITERIA } from '../criteria.js';
import { defineMethod } from '../define-method.js';
import { phragmenRule } from '../loads.js';
import { electOneByOne } from '../one-by-one.js';
import { ZERO } from '../rational.js';

export const sequentialPhragmen = defineMethod({
  name: 'sequential-phragmen',
  paperKind: 'approvals',
  severalSeats: true,
  keeps: CRITERIA,
  rule: 'L. E. Phragmén, 1894 (S. Janson, Phragmén’s and Thiele’s election methods, 2016, section 3): least equal load of the supporters, in exact fractions',
  tally: (contest) => {
    const approvers = approversOf(contest.papers);
    const loads = approvers.map(() => ZERO);
    return electOneByOne(contest, phragmenRule(approvers, contest.options.length, loads));
  },
});
