/** What an organiser asks of a best–worst design, and every reason why it cannot be had. */
import type { DesignFault } from './fault.js';
import { repeatedNames } from './fault.js';

/** The numbers of a best–worst (MaxDiff) design. */
export interface BestWorstRequest {
  /** Names of the items, all different. */
  readonly items: readonly string[];
  /** Items in each task. */
  readonly itemsPerTask: number;
  /** Tasks for each respondent. */
  readonly tasks: number;
  /** Different sets of tasks; a response gets one of them. */
  readonly versions: number;
  readonly seed: string;
  /** `quick`: hardly any search for even pairs; `full` without it. */
  readonly effort?: 'full' | 'quick';
}

/** How large a design may be, so that it is found in seconds. */
export const BEST_WORST_LIMITS = { items: 200, itemsPerTask: 20, tasks: 100, versions: 1000, shown: 50_000 };

/**
 * All that makes the request impossible, none when it can be met: numbers outside their limits, items named twice, more
 * tasks than there are different ones, or too few tasks to show and connect all items. Items are connected when each can be
 * compared with each through tasks that share an item; with g items a task a connected design of k items has at least
 * (k − 1)/(g − 1) tasks, since each task joins at most g − 1 more.
 */
export function bestWorstFaults(request: BestWorstRequest): DesignFault[] {
  const { items, itemsPerTask, tasks, versions } = request;
  return [
    ...outside('items', items.length, 2, BEST_WORST_LIMITS.items),
    ...outside('itemsPerTask', itemsPerTask, 2, BEST_WORST_LIMITS.itemsPerTask),
    ...outside('tasks', tasks, 1, BEST_WORST_LIMITS.tasks),
    ...outside('versions', versions, 1, BEST_WORST_LIMITS.versions),
    ...repeatedNames('items', items),
    ...impossibleTasks(request),
    ...impossibleVersions(request),
  ];
}

/** What no number of versions could mend. Numbers that make no sense compare as false and are faults already. */
function impossibleTasks({ items, itemsPerTask, tasks }: BestWorstRequest): DesignFault[] {
  if (itemsPerTask > items.length)
    return [
      {
        field: 'itemsPerTask',
        sentence: `expected at most the ${items.length} items there are, found ${itemsPerTask}`,
      },
    ];
  const different = differentTasks(items.length, itemsPerTask);
  if (!(tasks > different)) return [];
  return [
    {
      field: 'tasks',
      sentence: `expected at most ${different}, the number of different tasks, found ${tasks}`,
    },
  ];
}

/** Too much or too little in all versions together. */
function impossibleVersions({ items, itemsPerTask, tasks, versions }: BestWorstRequest): DesignFault[] {
  const shown = itemsPerTask * tasks * versions;
  const most = BEST_WORST_LIMITS.shown;
  if (shown > most)
    return [
      {
        field: 'versions',
        sentence: `expected at most ${most} items shown in all versions together, found ${shown}`,
      },
    ];
  const areCounts = itemsPerTask >= 2 && itemsPerTask <= items.length && tasks >= 1 && versions >= 1;
  const needed = Math.ceil((items.length - 1) / (itemsPerTask - 1));
  if (!areCounts || tasks * versions >= needed) return [];
  return [
    {
      field: 'tasks',
      sentence: `expected at least ${needed} in all versions together to connect ${items.length} items, found ${tasks * versions}`,
    },
  ];
}

function outside(field: string, found: number, least: number, most: number): DesignFault[] {
  if (Number.isInteger(found) && found >= least && found <= most) return [];
  return [{ field, sentence: `expected a whole number from ${least} to ${most}, found ${found}` }];
}

/** How many sets of `itemsPerTask` there are among `items`: the binomial coefficient, exact below 2⁵³, else larger. */
export function differentTasks(items: number, itemsPerTask: number): number {
  let sets = 1;
  for (let taken = 0; taken < itemsPerTask; taken += 1) {
    sets = (sets * (items - taken)) / (taken + 1);
    if (sets > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  }
  return sets;
}
