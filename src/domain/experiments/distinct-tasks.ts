/** No respondent is asked the same question twice. */
import type { QuickRandom } from '../../shared/quick-random.js';
import { type Exchange, exchanged } from './connection.js';

/** Exchanges tried before repeats are left as they are. */
const MOST_TRIES = 20_000;

/** How many of the tasks show the same items as an earlier one. */
export function repeatCount(tasks: readonly (readonly number[])[]): number {
  const sets = new Set(tasks.map((task) => [...task].sort((a, b) => a - b).join(' ')));
  return tasks.length - sets.size;
}

/**
 * The tasks with items exchanged between them until none shows the same items as another, each item as often as before.
 * Repeats come up only where nearly all tasks that are possible are asked for.
 */
export function withoutRepeats(tasks: number[][], random: QuickRandom): number[][] {
  let now = tasks;
  let repeats = repeatCount(now);
  for (let tried = 0; repeats > 0 && tried < MOST_TRIES; tried += 1) {
    const next = exchanged(now, drawn(now, random));
    const after = next.every((task) => new Set(task).size === task.length) ? repeatCount(next) : repeats + 1;
    if (after > repeats) continue;
    now = next;
    repeats = after;
  }
  return now;
}

function drawn(tasks: readonly (readonly number[])[], random: QuickRandom): Exchange {
  const size = tasks[0]?.length ?? 0;
  return [random.below(tasks.length), random.below(size), random.below(tasks.length), random.below(size)];
}
