/** Deals the tasks of a choice design into versions, and the profiles of each task into places, evenly. */
import { type QuickRandom, quickRandom } from '../../shared/quick-random.js';
import { type Profile, type Task, upTo, type Version } from './design.js';

/** Exchanges tried, for each task. */
const TRIES = 300;

/**
 * Versions of `tasks` tasks each, dealt so that each level is shown about equally often in each version, and profiles ordered
 * so that each level stands about equally often in each place: exchanges by lot are kept when they do not raise Σ n²,
 * n the times that a version (or a place) shows a level. None of this changes what the tasks tell together.
 */
export function choiceVersions(found: readonly Task[], versions: number, seed: string): readonly Version[] {
  const random = quickRandom(`versions ${seed}`);
  const each = found.length / versions;
  const shuffled = random.shuffled(found);
  const dealt = upTo(versions).map((version) => shuffled.slice(version * each, (version + 1) * each));
  if (versions > 1) exchangeTasks(dealt, random);
  const placed = dealt.flat().map((task) => random.shuffled(task));
  exchangePlaces(placed, random);
  return upTo(versions).map((version) => placed.slice(version * each, (version + 1) * each));
}

/** A count of levels, by what shows them. */
class LevelCounts {
  readonly #counts = new Map<string, number>();

  /** Counts the profiles' levels in the group; answers by how much Σ n² rises. */
  add(group: number, profiles: readonly Profile[], by: 1 | -1): number {
    let rise = 0;
    for (const profile of profiles)
      for (const [attribute, level] of profile.entries()) {
        const key = `${group} ${attribute} ${level}`;
        const count = this.#counts.get(key) ?? 0;
        this.#counts.set(key, count + by);
        rise += 1 + 2 * by * count;
      }
    return rise;
  }
}

function exchangeTasks(dealt: Task[][], random: QuickRandom): void {
  const counts = new LevelCounts();
  for (const [version, tasks] of dealt.entries()) for (const task of tasks) counts.add(version, task, 1);
  const each = dealt[0]?.length ?? 0;
  const swap = (one: number, other: number, a: Task, b: Task) =>
    counts.add(one, a, -1) + counts.add(other, b, -1) + counts.add(one, b, 1) + counts.add(other, a, 1);
  for (let tried = 0; tried < TRIES * dealt.length * each; tried += 1) {
    const [one, other] = [random.below(dealt.length), random.below(dealt.length)];
    const [from, to] = [random.below(each), random.below(each)];
    const [a, b] = [dealt[one]?.[from] as Task, dealt[other]?.[to] as Task];
    if (one === other) continue;
    if (swap(one, other, a, b) > 0) swap(one, other, b, a);
    else {
      (dealt[one] as Task[])[from] = b;
      (dealt[other] as Task[])[to] = a;
    }
  }
}

function exchangePlaces(tasks: Profile[][], random: QuickRandom): void {
  const counts = new LevelCounts();
  for (const task of tasks) for (const [place, profile] of task.entries()) counts.add(place, [profile], 1);
  const size = tasks[0]?.length ?? 0;
  const swap = (one: number, other: number, a: Profile, b: Profile) =>
    counts.add(one, [a], -1) +
    counts.add(other, [b], -1) +
    counts.add(one, [b], 1) +
    counts.add(other, [a], 1);
  for (let tried = 0; tried < TRIES * tasks.length; tried += 1) {
    const task = tasks[random.below(tasks.length)] as Profile[];
    const [one, other] = [random.below(size), random.below(size)];
    const [a, b] = [task[one] as Profile, task[other] as Profile];
    if (one === other) continue;
    if (swap(one, other, a, b) > 0) swap(one, other, b, a);
    else {
      task[one] = b;
      task[other] = a;
    }
  }
}
