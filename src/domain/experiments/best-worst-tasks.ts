/** Which items each task of each version shows, before anybody asks in which order. */
import { type QuickRandom, quickRandom } from '../../shared/quick-random.js';
import type { BestWorstRequest } from './best-worst-request.js';
import { connected, groupCount } from './connection.js';
import { upTo } from './design.js';
import { repeatCount, withoutRepeats } from './distinct-tasks.js';
import { firstTasks, frequencies } from './first-tasks.js';
import { openSearch, tasksOf, withdraw } from './pair-search.js';
import { areEven, spreadPairs } from './spread-pairs.js';

/** Exchanges proposed for all versions together; and the most for each place for an item, in every one of them and,
 * shared by them, once more: a single version is sought longest, since there is nothing to make up for its faults. */
const PROPOSALS = { all: 4_000_000, eachPlace: 1500, sharedPlace: 8500 };

/** Shares of the proposals. */
const EFFORT = { full: 1, quick: 1 / 200 } as const;

/** From how many beginnings a version is sought, and over how high hills. */
const BEGINNINGS = { count: 4, firstThreshold: 8 };

/** How often all versions make way for each other once all are there, and over how high hills. */
const ROUNDS = { count: 2, firstThreshold: 2, share: 1 / 8, carefulProposals: 4000 };

type Tasks = number[][];

/**
 * Items of every task of every version. Versions are made one after another, each spreading its own pairs and at the
 * same time those of all versions so far; then they make way for each other until all pairs are even. Each version
 * is connected where its tasks suffice, all versions together always. The request has no faults.
 */
export function bestWorstTasks(request: BestWorstRequest): Tasks[] {
  const { items, itemsPerTask, tasks, versions, seed } = request;
  const random = quickRandom(`best-worst ${seed}`);
  const most = (PROPOSALS.eachPlace + PROPOSALS.sharedPlace / versions) * itemsPerTask * tasks;
  const share = Math.min(most, PROPOSALS.all / versions) * EFFORT[request.effort ?? 'full'];
  const pairs = new Int32Array(items.length ** 2);
  const shown: number[] = items.map(() => 0);
  const found = upTo(versions).map(() => {
    const counts = frequencies(itemsPerTask * tasks, shown, random);
    counts.forEach((count, item) => {
      shown[item] = (shown[item] ?? 0) + count;
    });
    const best = bestOfBeginnings(counts, itemsPerTask, share / BEGINNINGS.count, pairs, random);
    const version = connected(withoutRepeats(best, random), items.length, random);
    openSearch(version, pairs);
    return version;
  });
  return joined(madeWay(found, share * ROUNDS.share, pairs, random), items.length, random);
}

/** The best of several searches for one version; `pairs` are those of the other versions and stay as they are. */
function bestOfBeginnings(
  counts: readonly number[],
  size: number,
  proposals: number,
  pairs: Int32Array,
  random: QuickRandom,
): Tasks {
  const { count, firstThreshold } = BEGINNINGS;
  let best = { tasks: [] as Tasks, cost: Number.POSITIVE_INFINITY };
  for (let beginning = 0; beginning < count && best.cost > 0; beginning += 1) {
    const search = openSearch(firstTasks(counts, size, random), pairs);
    const cost = spreadPairs(search, { proposals, firstThreshold }, random);
    withdraw(search);
    if (cost < best.cost) best = { tasks: tasksOf(search), cost };
  }
  return best.tasks;
}

/** The versions once each has been sought again beside the finished others; `pairs` are those of all versions. */
function madeWay(versions: Tasks[], proposals: number, pairs: Int32Array, random: QuickRandom): Tasks[] {
  const { count, firstThreshold, carefulProposals } = ROUNDS;
  let now = versions;
  for (let round = 0; round < count && !areEven(pairs); round += 1)
    now = now.map((version) => {
      const keeps = keeping(version, Math.sqrt(pairs.length));
      const search = openSearch(version, pairs, 'counted');
      spreadPairs(search, { proposals, firstThreshold }, random);
      if (keeps(tasksOf(search))) return tasksOf(search);
      withdraw(search);
      const careful = openSearch(version, pairs);
      spreadPairs(careful, { proposals: carefulProposals, firstThreshold: 0, keeps }, random);
      return tasksOf(careful);
    });
  return now;
}

/** Asks of tasks that no more of them are repeated, and no more groups of items apart, than in `before`. */
function keeping(before: Tasks, itemCount: number): (tasks: Tasks) => boolean {
  const [repeats, groups] = [repeatCount(before), groupCount(before, itemCount)];
  return (tasks) => repeatCount(tasks) <= repeats && groupCount(tasks, itemCount) <= groups;
}

/** The versions connected as a whole, if need be by exchanging items between versions. */
function joined(versions: Tasks[], itemCount: number, random: QuickRandom): Tasks[] {
  const tasks = connected(versions.flat(), itemCount, random);
  const length = versions[0]?.length ?? 0;
  return versions.map((_, version) => tasks.slice(version * length, (version + 1) * length));
}
