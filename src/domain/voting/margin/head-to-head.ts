/** The margin where whoever beats all others head to head must win: some of these wins has to end. */
import type { PairwiseTable } from '../tally.js';
import type { Decided, MarginProof } from './margin.js';

/** The proof for methods that elect whoever beats every other option. */
export function headToHeadProof({ contest, winners: [winner] }: Decided): MarginProof {
  return { least: winner === undefined ? 1 : leastToEndWins(contest.pairwise(), winner) };
}

/**
 * The fewest papers with which the winner no longer beats every other option, if it does now; otherwise 1. A paper turned
 * round closes the gap between two options by two, and at a draw nobody is beaten.
 */
function leastToEndWins(pairwise: PairwiseTable, winner: number): number {
  const gaps = [...pairwise.keys()]
    .filter((other) => other !== winner)
    .map((other) => (pairwise[winner]?.[other] ?? 0) - (pairwise[other]?.[winner] ?? 0));
  return gaps.every((gap) => gap > 0) ? Math.ceil(Math.min(...gaps) / 2) : 1;
}
