/** Borda: points for every place on the paper; the most points win. */
import { defineMethod } from '../define-method.js';
import { leastToOvertake } from '../margin/overtaking.js';
import { NO_MARK, type Papers, totalWeight } from '../paper-box.js';
import { asText, rational } from '../rational.js';
import { electOne, groupsByTotal } from '../scored.js';
import type { Contest, PairwiseTable, RuleVariants } from '../tally.js';

export const borda = defineMethod({
  name: 'borda',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['monotonicity', 'participation'],
  rule: 'J.-C. de Borda, Mémoire sur les élections au scrutin, 1781: n − 1 points for a first place, one fewer for each place below; equal ranks share the average; unranked options share the average of what is left, or get nothing',
  margin: (decided) => {
    const { contest } = decided;
    const points = rowPoints(contest.variants.unranked);
    const totals = doubledPoints(contest).map(Number);
    const swing = 2 * (contest.options.length - 1);
    const least = leastToOvertake(decided, {
      total: (option) => totals[option] ?? 0,
      gain: (row, winner, challenger) => points(row, winner) - points(row, challenger) + swing,
    });
    return { least };
  },
  tally: (contest) => {
    const doubled = doubledPoints(contest);
    const ranking = groupsByTotal(doubled.length, (a, b) => Number((doubled[a] ?? 0n) - (doubled[b] ?? 0n)));
    const scores = doubled.map((points) => asText(rational(points, 2n)));
    return electOne(ranking, { scores, pairwise: contest.pairwise() });
  },
});

/** Twice each option's points, which is a whole number. */
function doubledPoints(contest: Contest): readonly bigint[] {
  return contest.variants.unranked === 'average'
    ? fromPairs(contest.pairwise(), totalWeight(contest.papers))
    : rankedOnly(contest.papers);
}

/** A point for each option below, half a point for each option level: so twice that is W + wins − losses a pair. */
function fromPairs(pairwise: PairwiseTable, weight: number): readonly bigint[] {
  return pairwise.map((row, option) =>
    row.reduce(
      (sum, wins, other) =>
        other === option ? sum : sum + BigInt(weight) + BigInt(wins) - BigInt(pairwise[other]?.[option] ?? 0),
      0n,
    ),
  );
}

function rankedOnly(papers: Papers): readonly bigint[] {
  const width = papers.optionCount;
  const pointsOf = rowPoints('nothing');
  const points = Array.from({ length: width }, () => 0n);
  for (let paper = 0; paper < papers.count; paper++) {
    const row = papers.marks.subarray(paper * width, (paper + 1) * width);
    for (const option of row.keys()) {
      const doubled = BigInt(pointsOf(row, option)) * BigInt(papers.weights[paper] ?? 0);
      points[option] = (points[option] ?? 0n) + doubled;
    }
  }
  return points;
}

/** Twice the points that one paper gives an option; a blank paper gives everybody the same. */
function rowPoints(unranked: RuleVariants['unranked']): (row: Uint16Array, option: number) => number {
  return (row, option) => {
    const mark = row[option] ?? NO_MARK;
    if (mark === NO_MARK && unranked === 'nothing') return 0;
    const above = row.reduce((count, other) => count + (other < mark ? 1 : 0), 0);
    const level = row.reduce((count, other) => count + (other === mark ? 1 : 0), 0);
    return 2 * (row.length - 1 - above) - (level - 1);
  };
}
