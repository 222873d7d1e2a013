/** How sure an item's rank by worth is: respondents drawn anew, worths estimated anew, items ranked anew. */
import { type BootstrapOptions, bootstrap } from '../comparison/bootstrap.js';
import { ranksOfDraws } from '../comparison/ranks.js';
import type { Rankings } from './rankings.js';
import { rankingStages } from './stages.js';

/** The ranks of all items in each draw, as flat rows, and draws that went wrong (see `Bootstrap`). */
export interface DrawnRanks {
  readonly ranks: Int32Array;
  readonly unbounded: number;
  readonly failed: number;
}

/** The draws; `itemRanks` and `rankDifferences` tell what they say. */
export function drawnRanks(rankings: Rankings, options: BootstrapOptions): DrawnRanks {
  const { comparisons } = rankingStages(rankings);
  const { values, unbounded, failed } = bootstrap(comparisons, 0, options);
  return { ranks: ranksOfDraws(values, comparisons.parameters, rankings.items.length), unbounded, failed };
}
