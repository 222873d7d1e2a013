/** Schulze: an option wins that no other beats over a stronger chain of defeats. */
import { defineMethod } from '../define-method.js';
import { defeatStrength, layersOf } from '../duels.js';
import { headToHeadProof } from '../margin/head-to-head.js';
import { electOne } from '../scored.js';
import type { Contest } from '../tally.js';

export const schulze = defineMethod({
  name: 'schulze',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['majority', 'condorcet', 'monotonicity', 'clones'],
  rule: 'M. Schulze, A new monotonic, clone-independent, reversal symmetric and Condorcet-consistent single-winner election method, Social Choice and Welfare 36, 2011: strongest chains by winning votes or by margins',
  margin: headToHeadProof,
  tally: (contest) => {
    const paths = strongestPaths(contest);
    const wins = (a: number, b: number) => (paths[a]?.[b] ?? 0) > (paths[b]?.[a] ?? 0);
    return electOne(layersOf(contest.options.length, wins), { pairwise: contest.pairwise() });
  },
});

/** `paths[a][b]`: the strength of the weakest defeat on the strongest chain from a to b (Floyd and Warshall). */
function strongestPaths(contest: Contest): readonly number[][] {
  const pairwise = contest.pairwise();
  const options = [...contest.options.keys()];
  const paths = options.map((a) =>
    options.map((b) => defeatStrength(pairwise, a, b, contest.variants.strength)),
  );
  for (const over of options) {
    const onward = paths[over] ?? [];
    for (const from of options) {
      const row = paths[from] ?? [];
      const reach = row[over] ?? 0;
      for (const to of options) row[to] = Math.max(row[to] ?? 0, Math.min(reach, onward[to] ?? 0));
    }
  }
  return paths;
}
