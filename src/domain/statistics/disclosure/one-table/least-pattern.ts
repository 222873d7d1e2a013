/** The cheapest cells of a single table to withhold beside those that must be: found, and proven to be the cheapest. */

import type { Line, LinearProgram, Solution, Solver } from '../solver.js';
import { givenAway } from './bridges.js';
import { narrowestCut, SLIGHT } from './cuts.js';
import type { Grid, Pattern } from './grid.js';

/** Rounds of cutting over broken numbers, and over whole ones: many more than tables of 1,000 cells were seen to need. */
const ROUNDS = { broken: 150, whole: 150 };
const NODES = 20_000;

/** Nothing withholds people of fewer than `bound` in sum, but no pattern could be proven to be the cheapest. */
export interface Unproven {
  readonly bound: number;
}

/**
 * The pattern that holds all of `primary` and withholds no zero, in which no primary cell is given away, and whose other cells
 * hold the fewest people in sum. In such a pattern each primary cell lies on a cycle; that is, wherever the points are parted in
 * two with the cell's ends on different sides, another withheld cell crosses. These conditions are added to an integer program
 * as they are found broken, each by a minimum cut, first over broken numbers and then over whole ones (the Benders
 * decomposition of Fischetti & Salazar-González 2000 and 2001; for protection against exact recovery alone their subproblem is a
 * flow of one). Since no cell of a cheapest pattern lies off every cycle, the same is asked of the other cells in the measure
 * in which they are withheld, their bridge-less inequalities. A cell that is not zero lies on a cycle with its margins,
 * so there is always such a pattern.
 */
export function leastPattern(grid: Grid, primary: readonly number[], solve: Solver): Pattern | Unproven {
  const search = searchFor(grid, primary);
  for (let round = 0; round < ROUNDS.broken; round += 1) {
    const answer = solve(programOf(search, false));
    if (typeof answer === 'string' || addCuts(search, answer) === 0) break;
  }
  let bound = 0;
  for (let round = 0; round < ROUNDS.whole; round += 1) {
    const answer = solve(programOf(search, true));
    if (typeof answer === 'string') break;
    bound = Math.max(bound, answer.bound);
    if (!answer.proven) break;
    const pattern = Uint8Array.from(widthsOf(search, answer), Math.round);
    if (givenAway(grid, pattern).every((cell) => !search.isPrimary.has(cell))) return pattern;
    addCuts(search, answer);
  }
  return { bound: Math.ceil(bound - SLIGHT) };
}

interface Search {
  readonly grid: Grid;
  readonly primary: readonly number[];
  readonly isPrimary: ReadonlySet<number>;
  /** The cells that may be withheld beside the primary ones: the unknowns, in their order. */
  readonly open: readonly number[];
  /** Where each of them stands among the unknowns. */
  readonly place: ReadonlyMap<number, number>;
  /** The conditions found so far, by what tells them apart. */
  readonly cuts: Map<string, Line>;
}

function searchFor(grid: Grid, primary: readonly number[]): Search {
  const isPrimary = new Set(primary);
  const cells = [...grid.counts.keys()];
  const open = cells.filter((cell) => (grid.counts[cell] ?? 0) > 0 && !isPrimary.has(cell));
  const place = new Map(open.map((cell, at) => [cell, at]));
  return { grid, primary, isPrimary, open, place, cuts: new Map() };
}

function programOf({ grid, open, cuts }: Search, whole: boolean): LinearProgram {
  return {
    unknowns: open.map((cell) => ({ cost: grid.counts[cell] ?? 0, least: 0, most: 1, whole })),
    lines: [...cuts.values()],
    gap: 0.5,
    gapShare: 0,
    nodes: NODES,
  };
}

/** How far each cell is withheld: primary ones wholly, the others as the answer says. */
function widthsOf({ grid, primary, open }: Search, { values }: Solution): Float64Array {
  const widths = new Float64Array(grid.counts.length);
  for (const cell of primary) widths[cell] = 1;
  open.forEach((cell, at) => {
    widths[cell] = values[at] ?? 0;
  });
  return widths;
}

/**
 * Adds conditions for each cell that is withheld further than people could be moved through it; answers how many were new. Once
 * a cut is found its cells count as withheld and another is looked for behind it, so that one round finds many
 * (nested cuts, Koch & Martin 1998).
 */
function addCuts(search: Search, answer: Solution): number {
  const widths = widthsOf(search, answer);
  const before = search.cuts.size;
  const withheld = search.open.filter((cell) => (widths[cell] ?? 0) > SLIGHT);
  for (const cell of [...search.primary, ...withheld]) {
    const wanted = widths[cell] ?? 0;
    const nested = widths.map((width, at) => ((search.grid.counts[at] ?? 0) > 0 ? width + CREEP : 0));
    for (;;) {
      const cut = narrowestCut(search.grid, nested, cell, wanted);
      if (cut === null) break;
      const narrow = cut.cells.reduce((sum, other) => sum + (widths[other] ?? 0), 0) < wanted - SLIGHT;
      if (narrow) addCut(search, cell, cut.cells);
      for (const other of cut.cells) nested[other] = 1;
    }
  }
  return search.cuts.size - before;
}

const CREEP = 1e-5;

function addCut({ cuts, place }: Search, cell: number, cells: readonly number[]): void {
  const own = place.get(cell);
  const crossing = cells.flatMap((other) => place.get(other) ?? []);
  const terms = crossing.map((unknown) => [unknown, 1] as const);
  cuts.set(`${cell}: ${crossing}`, {
    terms: own === undefined ? terms : [...terms, [own, -1]],
    least: own === undefined ? 1 : 0,
    most: Number.POSITIVE_INFINITY,
  });
}
