/** How many ranks of a paper a count needs: papers cut below that lead to the same count and give less of a voter away. */
import type { Count } from './count.js';
import type { Election } from './election.js';
import { keepMarks, NO_MARK } from './paper-box.js';
import type { TellProgress } from './progress.js';

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
 * said by `withoutWholePapers`. A depth that is enough stays enough with more ranks: while the same options are in the count,
 * a longer paper can only leave the exhausted ones and join a tally, and between those of the cut and of the whole papers,
 * which are equal, there is no room. So the smallest is found by halving.
 */
export function smallestDepth(
  election: Election,
  count: Count,
  recount: (election: Election) => Count,
  tell: TellProgress,
): number | null {
  const wanted = JSON.stringify(withoutWholePapers(count));
  const isEnough = (depth: number) =>
    JSON.stringify(withoutWholePapers(recount(cutElection(election, depth)))) === wanted;
  const deepest = deepestRank(election);
  const total = Math.ceil(Math.log2(Math.max(1, deepest)));
  let [tooLittle, enough] = [0, deepest];
  for (let done = 0; enough - tooLittle > 1; done++) {
    tell({ stage: 'depth', done, total });
    const depth = Math.floor((tooLittle + enough) / 2);
    if (isEnough(depth)) enough = depth;
    else tooLittle = depth;
  }
  return enough < deepest ? enough : null;
}

/** The count without what is told of whole papers besides it: head-to-head totals, and the papers' own fingerprint. */
function withoutWholePapers(count: Count) {
  return { ...count, pairwise: null, certificate: { ...count.certificate, papers: null } };
}
