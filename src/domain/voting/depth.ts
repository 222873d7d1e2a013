/** How many ranks of a paper a count needs: papers cut below that lead to the same count and give less of a voter away. */
import type { Count } from './count.js';
import type { Election } from './election.js';
import { keepMarks, NO_MARK } from './paper-box.js';

/** The election with every rank greater than `depth` (from 1) left blank on its papers, which must be of ranks. */
export function cutElection(election: Election, depth: number): Election {
  return { ...election, papers: keepMarks(election.papers, (rank) => rank <= depth) };
}

/** The greatest rank on any paper; 0 where nothing is ranked. */
export function deepestRank({ papers }: Election): number {
  return papers.marks.reduce((deepest, mark) => (mark !== NO_MARK && mark > deepest ? mark : deepest), 0);
}

/**
 * The smallest depth to which all papers can be cut and still lead to the same count as whole ones; null where none
 * cuts any paper. `count` is the count of whole papers, `recount` counts an election in the same way. What is the same is
 * said by `withoutWholePapers`.
 */
export function smallestDepth(
  election: Election,
  count: Count,
  recount: (election: Election) => Count,
): number | null {
  const wanted = JSON.stringify(withoutWholePapers(count));
  const deepest = deepestRank(election);
  for (let depth = 1; depth < deepest; depth += 1) {
    const found = recount(cutElection(election, depth));
    if (JSON.stringify(withoutWholePapers(found)) === wanted) return depth;
  }
  return null;
}

/** The count without what is told of whole papers besides it: head-to-head totals, and the papers' own fingerprint. */
function withoutWholePapers(count: Count) {
  return { ...count, pairwise: null, certificate: { ...count.certificate, papers: null } };
}
