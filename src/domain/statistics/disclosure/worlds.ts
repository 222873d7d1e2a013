/** Other answers that some people could have given, under which everything an outsider can see would be the same: as programs over whole people. */
import { quickRandom } from '../../../shared/quick-random.js';
import { branching, diving, type Search } from './diving.js';
import type { Move } from './moves.js';
import type { Demand, Limit, Scene, World } from './scene.js';
import type { Line, Solver, Unknown } from './solver.js';

/** Nodes looked at, and how far from the cheapest an answer may be, in people. */
const LOOKED = { nodes: 100, gap: 10, gapShare: 0.25 };

/** What a move costs where it should only not be made for nothing. */
const SLIGHTLY = 0.001;

/** One way to look for a world, and what moving one person costs there, in people withheld. */
export interface Effort {
  readonly moved: number;
  readonly search: Search;
}

/**
 * Ways to look for the cheapest world, one after the other. Where moving people costs next to nothing, the answer over broken numbers often moves
 * parts of very many of whom no whole ones can be made; where it costs much, few are moved and more is withheld, which is told again where
 * it turns out not to be needed (`evidence.ts`).
 */
export const DIVES: readonly Effort[] = [SLIGHTLY, 5, 20].map((moved) => ({ moved, search: diving }));

/** What is left where no dive finds any. */
export const LAST_EFFORT: Effort = { moved: SLIGHTLY, search: branching };

/** The world that meets the demand and takes the cheapest options, as far as the effort goes; null where none was found, `none` where there is none. */
export function cheapestWorld(
  scene: Scene,
  demand: Demand,
  { moved, search }: Effort,
  solve: Solver,
): World | 'none' | null {
  const unknowns = [
    ...movedPeople(scene.moves, moved),
    ...scene.options.map(({ cost }): Unknown => ({ cost, least: 0, most: 1, whole: true })),
  ];
  const terms = termsOf(scene.moves);
  const asked: Line = {
    terms: terms.get(demand.sum) ?? [],
    least: demand.by > 0 ? demand.by : Number.NEGATIVE_INFINITY,
    most: demand.by > 0 ? Number.POSITIVE_INFINITY : demand.by,
  };
  const lines = [
    asked,
    ...scene.limits.flatMap((limit) => linesOf(limit, terms.get(limit.sum) ?? [], scene.moves.length)),
  ];
  return search(scene, { unknowns, lines, ...LOOKED }, [demand], solve);
}

/** A world in which as many of the sums as possible differ by as much as demanded, taking no options; null where none does. */
export function widestWorld(scene: Scene, demands: readonly Demand[], solve: Solver): World | null {
  const closed: Scene = {
    ...scene,
    options: [],
    limits: scene.limits.map((limit) => ({ ...limit, options: [] })),
    checks: scene.checks.map((check) => ({ ...check, option: null })),
  };
  const terms = termsOf(scene.moves);
  const reached = demands.map(
    ({ by }): Unknown => ({ cost: -1 / Math.abs(by), least: 0, most: Math.abs(by), whole: false }),
  );
  const lines = [
    ...closed.limits.flatMap((limit) => linesOf(limit, terms.get(limit.sum) ?? [], scene.moves.length)),
    ...demands.map(
      ({ sum, by }, at): Line => ({
        terms: [...signed(terms.get(sum) ?? [], Math.sign(by)), [scene.moves.length + at, -1]],
        least: 0,
        most: Number.POSITIVE_INFINITY,
      }),
    ),
  ];
  const unknowns = [...movedPeople(scene.moves, SLIGHTLY), ...reached];
  const found = diving(closed, { unknowns, lines, nodes: LOOKED.nodes, gap: 0.5, gapShare: 0.1 }, [], solve);
  return found === 'none' ? null : found;
}

/** No two moves cost the same, as of the many ways of doing the same a mixture of broken numbers would come out. */
const UNEVEN = 1_000_000;

function movedPeople(moves: readonly Move[], moved: number): readonly Unknown[] {
  const { below } = quickRandom('moves');
  return moves.map(({ people }) => ({
    cost: moved * (1 + below(UNEVEN) / UNEVEN),
    ...{ least: 0, most: people, whole: true },
  }));
}

type Terms = Line['terms'];

/** By sum, which moves change it and by how much. */
function termsOf(moves: readonly Move[]): ReadonlyMap<number, Terms> {
  const terms = new Map<number, (readonly [number, number])[]>();
  moves.forEach(({ changes }, move) => {
    for (const [sum, by] of changes) {
      const list = terms.get(sum) ?? [];
      list.push([move, by]);
      terms.set(sum, list);
    }
  });
  return terms;
}

function signed(terms: Terms, sign: number): Terms {
  return terms.map(([unknown, factor]) => [unknown, factor * sign] as const);
}

/** A limit that options open, as two lines: each option is an unknown after the moves that gives so much more room. */
function linesOf({ least, most, opened, options }: Limit, terms: Terms, moves: number): readonly Line[] {
  if (terms.length === 0) return [];
  if (options.length === 0) return [{ terms, least, most }];
  const room = (amount: number): Terms => options.map((option) => [moves + option, amount] as const);
  const lines: readonly Line[] = [
    { terms: [...terms, ...room(least - opened.least)], least, most: Number.POSITIVE_INFINITY },
    { terms: [...terms, ...room(most - opened.most)], least: Number.NEGATIVE_INFINITY, most },
  ];
  return lines.filter((line) => Number.isFinite(line.least) || Number.isFinite(line.most));
}
