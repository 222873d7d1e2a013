/** How sure an item's rank by utility is: respondents drawn anew, utilities estimated anew, items ranked anew. */
import { type BootstrapOptions, bootstrap } from '../comparison/bootstrap.js';
import { ranksOfDraws } from '../comparison/ranks.js';
import type { BestWorstTasks } from './best-worst-tasks.js';
import { type BestWorstModelName, bestWorstStages } from './stages.js';

/** The ranks of all items in each draw, as flat rows, and draws that went wrong (see `Bootstrap`). */
export interface DrawnRanks {
  readonly ranks: Int32Array;
  readonly unbounded: number;
  readonly failed: number;
}

/** The draws; `itemRanks` and `rankDifferences` tell what they say. */
export function bestWorstRanks(
  tasks: BestWorstTasks,
  model: BestWorstModelName,
  options: BootstrapOptions,
): DrawnRanks {
  const items = tasks.items.length;
  const { values, unbounded, failed } = bootstrap(bestWorstStages(tasks, model), 0, options);
  return { ranks: ranksOfDraws(values, items, items), unbounded, failed };
}
