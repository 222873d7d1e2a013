/** A best–worst (MaxDiff) design from an organiser's numbers: the way in for everything outside this folder. */
import { quickRandom } from '../../shared/quick-random.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type BestWorstAdvice, bestWorstAdvice } from './best-worst-advice.js';
import { type BestWorstBalance, bestWorstBalance } from './best-worst-balance.js';
import { type BestWorstRequest, bestWorstFaults } from './best-worst-request.js';
import { bestWorstTasks } from './best-worst-tasks.js';
import type { Design } from './design.js';
import type { DesignFault } from './fault.js';
import { evenPositions } from './positions.js';

/** The name of the one attribute of a best–worst design. */
export const ITEM = 'item';

/** A design with what it achieves and what it asks for. */
export interface BestWorstReport {
  readonly design: Design;
  readonly balance: BestWorstBalance;
  readonly advice: BestWorstAdvice;
}

/**
 * Tasks balanced for how often each item, each pair of items and each item in each position is shown, and connected; the
 * same request always gives the same design. Refused with every fault when the request cannot be met.
 */
export function designBestWorst(request: BestWorstRequest): Result<BestWorstReport, DesignFault[]> {
  const faults = bestWorstFaults(request);
  if (faults.length > 0) return refuse(faults);
  const { items, seed } = request;
  const random = quickRandom(`positions ${seed}`);
  const ordered = evenPositions(bestWorstTasks(request), items.length, random);
  const design: Design = {
    kind: 'best-worst',
    seed,
    attributes: [{ name: ITEM, levels: [...items] }],
    noneOption: false,
    versions: ordered.map((tasks) => tasks.map((task) => task.map((item) => [item]))),
  };
  return ok({ design, balance: bestWorstBalance(design), advice: bestWorstAdvice(request) });
}
