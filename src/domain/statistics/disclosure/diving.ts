/** The search for a world of whole people: by diving, and where that finds none, by branching. */
import type { Demand, Scene, World } from './scene.js';
import type { LinearProgram, Relaxation, Solver } from './solver.js';
import { groupsMovedTwice, SLIGHT, wholeWorld } from './whole-world.js';

/** So many unknowns in a row are rounded while no fewer are left broken, and so many may be broken: from more, no dive has been seen to come back. */
const MOST_IN_VAIN = 8;
const MOST_BROKEN = 150;

/** So many times people are told that they can make one move only, once an answer has moved them twice. */
const ROUNDS = { diving: 40, branching: 6 };

/** How a world is looked for: by diving, or by branching, which can take a hundred times as long. */
export type Search = (
  scene: Scene,
  program: LinearProgram,
  demands: readonly Demand[],
  solve: Solver,
) => World | 'none' | null;

/**
 * The world of an answer to the program, whose first unknowns are the moves of the scene and the next its options; null where none was found, `none` where there is none.
 * A dive (after Berthold, *Primal heuristics for mixed integer programs*, Berlin 2006) nearly always finds one within the gap of the cheapest,
 * in a tenth of the time that branching takes.
 */
export const diving: Search = (scene, program, demands, solve) =>
  solve.relaxed(program, (relaxation) => dive(scene, program, demands, relaxation));

/**
 * Over broken numbers the unknown that is nearest to the next whole one is made that one, or where nothing is left then, the one below, until the people
 * moved, or a few times as many, are whole. `none` where there is no answer over broken numbers either.
 */
function dive(
  scene: Scene,
  program: LinearProgram,
  demands: readonly Demand[],
  relaxation: Relaxation,
): World | 'none' | null {
  let raised: { readonly unknown: number; readonly from: number } | null = null;
  let dearest = Number.POSITIVE_INFINITY;
  let [rounded, rounds, inVain, fewest] = [0, 0, 0, MOST_BROKEN + 1];
  while (inVain < MOST_IN_VAIN && rounds < ROUNDS.diving) {
    const answer = relaxation.answer();
    if (typeof answer === 'string') {
      if (raised === null) return answer === 'none' && rounded === 0 ? 'none' : null;
      relaxation.bind(raised.unknown, raised.from, raised.from);
      raised = null;
      continue;
    }
    const { values } = answer;
    if (rounded === 0)
      dearest = answer.cost + Math.max(program.gap, program.gapShare * Math.abs(answer.cost));
    const twice = groupsMovedTwice(scene.moves, values);
    if (twice.length > 0) {
      relaxation.add(twice);
      rounds += 1;
      continue;
    }
    const world = wholeWorld(scene, values, demands);
    if (world !== null && costOf(scene, world) <= dearest) return world;
    const { unknown, broken } = nearestBelow(program, values);
    if (unknown === -1) return world;
    if (broken > MOST_BROKEN) return null;
    raised = { unknown, from: Math.floor((values[unknown] ?? 0) + SLIGHT) };
    rounded += 1;
    inVain = broken < fewest ? 0 : inVain + 1;
    fewest = Math.min(fewest, broken);
    relaxation.bind(unknown, raised.from + 1, program.unknowns[unknown]?.most ?? 1);
  }
  return null;
}

function costOf({ options }: Scene, world: World): number {
  return world.options.reduce((sum, option) => sum + (options[option]?.cost ?? 0), 0);
}

/** The unknown that has to be whole, is not, and lacks the least of the next whole number (−1 where all are), and how many are not. */
function nearestBelow({ unknowns }: LinearProgram, values: Float64Array) {
  let [unknown, most, broken] = [-1, 0, 0];
  unknowns.forEach(({ whole }, at) => {
    const value = values[at] ?? 0;
    const part = value - Math.floor(value + SLIGHT * 10);
    if (!whole || part <= SLIGHT * 10) return;
    broken += 1;
    if (part > most) [unknown, most] = [at, part];
  });
  return { unknown, broken };
}

/** Over whole numbers, as far as the program's nodes allow. */
export const branching: Search = (scene, program, demands, solve) => {
  let { lines } = program;
  for (let round = 0; round < ROUNDS.branching; round += 1) {
    const answer = solve({ ...program, lines });
    if (typeof answer === 'string') return null;
    const twice = groupsMovedTwice(scene.moves, answer.values);
    if (twice.length === 0) return wholeWorld(scene, answer.values, demands);
    lines = [...lines, ...twice];
  }
  return null;
};
