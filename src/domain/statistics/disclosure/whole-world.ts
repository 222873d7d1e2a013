/** Worlds of whole people, read from answers of programs and reckoned anew. */
import type { Move } from './moves.js';
import type { Demand, Scene, World } from './scene.js';
import type { Line } from './solver.js';

/** Sums of weights are right to so much. */
export const SLIGHT = 1e-7;

/** Answers in thirds, quarters or sixths come up; others are rare. */
const MOST_TIMES = 12;

/** The first multiple of the answer that moves whole people within all limits; null where there is none. */
export function wholeWorld(scene: Scene, values: Float64Array, demands: readonly Demand[]): World | null {
  const moved = values.subarray(0, scene.moves.length);
  for (let times = 1; times <= MOST_TIMES; times += 1) {
    const isWhole = moved.every(
      (people) => Math.abs(people * times - Math.round(people * times)) < SLIGHT * 10,
    );
    const world = isWhole ? worldOf(scene, values, times, demands) : null;
    if (world !== null) return world;
  }
  return null;
}

/** Lines for the groups of which more people are moved than there are. */
export function groupsMovedTwice(moves: readonly Move[], values: Float64Array): readonly Line[] {
  const moved = new Map<number, number>();
  moves.forEach(({ group }, move) => {
    moved.set(group, (moved.get(group) ?? 0) + (values[move] ?? 0));
  });
  const broken = new Map<number, { terms: [number, number][]; most: number }>();
  moves.forEach(({ group, people }, move) => {
    if ((moved.get(group) ?? 0) <= people + SLIGHT) return;
    const line = broken.get(group) ?? { terms: [], most: people };
    line.terms.push([move, 1]);
    broken.set(group, line);
  });
  return [...broken.values()].map((line) => ({ ...line, least: 0 }));
}

/** The world that so many times an answer tells of, reckoned anew from whole people; null where it does not keep to the limits or demands. */
function worldOf(
  scene: Scene,
  values: Float64Array,
  times: number,
  demands: readonly Demand[],
): World | null {
  const moved = values.map((value) => Math.round(value * times));
  if (groupsMovedTwice(scene.moves, moved).length > 0) return null;
  const changes = new Map<number, number>();
  scene.moves.forEach(({ changes: own }, move) => {
    const people = moved[move] ?? 0;
    if (people !== 0) for (const [sum, by] of own) changes.set(sum, (changes.get(sum) ?? 0) + people * by);
  });
  const isBroken = ({ sum, least, most }: { sum: number; least: number; most: number }) => {
    const change = changes.get(sum) ?? 0;
    return change < least - SLIGHT || change > most + SLIGHT;
  };
  const taken = new Set(
    scene.options.flatMap((_, at) => ((values[scene.moves.length + at] ?? 0) > SLIGHT ? [at] : [])),
  );
  const needed = new Set<number>();
  for (const limit of scene.limits) {
    if (!isBroken(limit)) continue;
    const by = limit.options.find((option) => taken.has(option));
    if (by === undefined || (changes.get(limit.sum) ?? 0) < limit.floor) return null;
    needed.add(by);
  }
  for (const check of scene.checks) {
    if (!isBroken(check) || (check.option !== null && needed.has(check.option))) continue;
    if (check.option === null) return null;
    needed.add(check.option);
  }
  const isMet = demands.every(({ sum, by }) =>
    by > 0 ? (changes.get(sum) ?? 0) >= by : (changes.get(sum) ?? 0) <= by,
  );
  return isMet ? { changes, options: [...needed] } : null;
}
