/** Plurality: everybody's first choice, and the option with most of them wins. */
import { assert } from '../../../shared/assert.js';
import { defineMethod } from '../define-method.js';
import { leastToOvertake, overtakingByMarks } from '../margin/overtaking.js';
import { NO_MARK } from '../paper-box.js';
import { cutAtSharedRanks } from '../preferences.js';
import { electOne, groupsByTotal } from '../scored.js';
import type { Contest, Tallying } from '../tally.js';

export const plurality = defineMethod({
  name: 'plurality',
  paperKind: 'choice',
  severalSeats: false,
  keeps: ['majority', 'monotonicity', 'participation'],
  rule: 'Most first choices wins; a paper with several first choices counts for nobody (Canvass, version 1)',
  margin: (decided) => ({
    least: leastToOvertake(decided, overtakingByMarks(firstChoices(decided.contest).totals, isFirstChoice)),
  }),
  tally,
});

function tally(contest: Contest): Tallying {
  const { totals, refused } = firstChoices(contest);
  const ranking = groupsByTotal(totals.length, (a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  return electOne(ranking, {
    scores: totals.map(String),
    leftOut: [{ reason: 'several-first-choices', papers: refused }],
  });
}

/** First choices for each option, and the weight of papers that give several. */
function firstChoices(contest: Contest): { totals: number[]; refused: number } {
  const preferences = cutAtSharedRanks(contest.preferences());
  const totals = contest.options.map(() => 0);
  let refused = 0;
  for (let paper = 0; paper < preferences.count; paper++) {
    const weight = contest.papers.weights[paper] ?? 0;
    const start = preferences.starts[paper] ?? 0;
    if (start === preferences.starts[paper + 1]) {
      refused += weight;
      continue;
    }
    const option = preferences.options[start];
    assert(option !== undefined, 'a list that is not empty has a first option');
    totals[option] = (totals[option] ?? 0) + weight;
  }
  return { totals, refused };
}

/** Whether the row marks this option above all others. */
function isFirstChoice(row: Uint16Array, option: number): boolean {
  const mark = row[option] ?? NO_MARK;
  return mark !== NO_MARK && row.every((other, at) => at === option || other > mark);
}
