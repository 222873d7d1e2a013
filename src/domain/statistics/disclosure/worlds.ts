/** Other answers that some people could have given, under which everything an outsider can see would be the same: found by integer programs. */
import type { Move } from './moves.js';
import type { Line, LinearProgram, Solution, Solver, Unknown } from './solver.js';

/** By how much a sum may differ from the truth; further where one of the options is taken, as a number that is withheld tells nothing. */
export interface Limit {
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  /** How far an answer may go once an option is taken. */
  readonly opened: { readonly least: number; readonly most: number };
  /** What is known of the sum even when its number is withheld. */
  readonly floor: number;
  /** Places of the options that open it; none where it is closed for good. */
  readonly options: readonly number[];
}

/** A number that a world changes by more than its bounds, if so: then its option is taken, or without one the world is none. */
export interface Check {
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  readonly option: number | null;
}

/** Something that could be withheld, and what that costs. */
export interface Option {
  readonly cost: number;
}

/** A sum that must differ from the truth by at least so much: upwards, or downwards where it is negative. */
export interface Demand {
  readonly sum: number;
  readonly by: number;
}

/** What an outsider knows of the sums that `moves` change. */
export interface Scene {
  readonly moves: readonly Move[];
  /** What answers keep to. */
  readonly limits: readonly Limit[];
  /** What worlds are checked for beside. */
  readonly checks: readonly Check[];
  readonly options: readonly Option[];
}

/** People who answered otherwise, as an outsider could think: what of each sum that differs, and the options that this takes. */
export interface World {
  readonly changes: ReadonlyMap<number, number>;
  readonly options: readonly number[];
}

/** Nodes looked at, and how far from the cheapest an answer may be, in people. */
const EFFORT = { nodes: 100, gap: 10, gapShare: 0.25 };

/** Sums of weights are right to so much. */
const SLIGHT = 1e-7;

/** The world that meets the demand and takes the cheapest options, as far as the nodes allow; null where none was found. */
export function cheapestWorld(scene: Scene, demand: Demand, solve: Solver): World | null {
  const unknowns = [
    ...movedPeople(scene.moves),
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
  return firstWorld(scene, { unknowns, lines, ...EFFORT }, [demand], solve);
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
  const program: LinearProgram = {
    unknowns: [...movedPeople(scene.moves), ...reached],
    lines: [
      ...closed.limits.flatMap((limit) => linesOf(limit, terms.get(limit.sum) ?? [], scene.moves.length)),
      ...demands.map(
        ({ sum, by }, at): Line => ({
          terms: [...signed(terms.get(sum) ?? [], Math.sign(by)), [scene.moves.length + at, -1]],
          least: 0,
          most: Number.POSITIVE_INFINITY,
        }),
      ),
    ],
    ...{ nodes: EFFORT.nodes, gap: 0.5, gapShare: 0.1 },
  };
  return firstWorld(closed, program, [], solve);
}

/**
 * The world of an answer over broken numbers, or of a few times that answer, where that moves whole people; options that it takes in part
 * are taken. Else that of an answer over whole numbers. The first is nearly always one, and ten times as quick.
 */
function firstWorld(
  scene: Scene,
  program: LinearProgram,
  demands: readonly Demand[],
  solve: Solver,
): World | null {
  const unknowns = program.unknowns.map((unknown) => ({ ...unknown, whole: false }));
  return (
    worldFrom(scene, { ...program, unknowns }, demands, solve) ?? worldFrom(scene, program, demands, solve)
  );
}

/** The first multiple of the answer that moves whole people within all limits. */
function wholeWorld(scene: Scene, { values }: Solution, demands: readonly Demand[]): World | null {
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

/** Answers in thirds, quarters or sixths come up; others are rare. */
const MOST_TIMES = 12;

/** So many times people are told that they can make one move only, once an answer has moved them twice. */
const ROUNDS = 6;

function worldFrom(
  scene: Scene,
  program: LinearProgram,
  demands: readonly Demand[],
  solve: Solver,
): World | null {
  let lines = program.lines;
  for (let round = 0; round < ROUNDS; round += 1) {
    const answer = solve({ ...program, lines });
    if (typeof answer === 'string') return null;
    const twice = groupsMovedTwice(scene.moves, answer.values);
    if (twice.length === 0) return wholeWorld(scene, answer, demands);
    lines = [...lines, ...twice];
  }
  return null;
}

/** Lines for the groups of which more people are moved than there are. */
function groupsMovedTwice(moves: readonly Move[], values: Float64Array): readonly Line[] {
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

/** Each move costs next to nothing, so that nobody is moved for nothing. */
const MOVED = 0.001;

function movedPeople(moves: readonly Move[]): readonly Unknown[] {
  return moves.map(({ people }) => ({ cost: MOVED, least: 0, most: people, whole: true }));
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
