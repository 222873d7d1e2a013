/** Borda: points for every place on the paper; the most points win. */
import { defineMethod } from '../define-method.js';
import { NO_MARK, type Papers, totalWeight } from '../paper-box.js';
import { asText, rational } from '../rational.js';
import { electOne, groupsByTotal } from '../scored.js';
import type { Contest, PairwiseTable } from '../tally.js';

export const borda = defineMethod({
  name: 'borda',
  paperKind: 'ranks',
  severalSeats: false,
  rule: 'J.-C. de Borda, Mémoire sur les élections au scrutin, 1781: n − 1 points for a first place, one fewer for each place below; equal ranks share the average; unranked options share the average of what is left, or get nothing',
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
  const points = Array.from({ length: width }, () => 0n);
  for (let paper = 0; paper < papers.count; paper++) {
    const row = papers.marks.subarray(paper * width, (paper + 1) * width);
    for (const [option, mark] of row.entries()) {
      if (mark === NO_MARK) continue;
      const above = row.reduce((count, other) => count + (other < mark ? 1 : 0), 0);
      const level = row.reduce((count, other) => count + (other === mark ? 1 : 0), 0);
      const doubled = 2 * (width - 1 - above) - (level - 1);
      points[option] = (points[option] ?? 0n) + BigInt(doubled) * BigInt(papers.weights[paper] ?? 0);
    }
  }
  return points;
}
