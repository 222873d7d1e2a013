/** The attack that every table stands before it is published: how closely an outsider can come to each protected cell. */
import { type Bounded, boundsOf } from './figures.js';
import type { LinkedTable, ReleasedTable } from './linked-tables.js';
import { adderOf, type Cell, type Population, tidyCell, variableOf } from './population.js';
import type { Line, Solver } from './solver.js';

/** The fewest and the most people that an outsider must hold possible in a cell. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Somebody who lays published tables side by side. */
export interface Attack {
  /** Null where the variables have more combinations than `MOST_COMBINATIONS`, or the solver could not tell. */
  boundsOf(cell: Cell): Bounds | null;
}

/** More combinations of the variables' values than this are not attacked outright: integer programs of that size take minutes. */
export const MOST_COMBINATIONS = 3_000;

const NODES = 20_000;

/**
 * The exact attack: each combination of the values of all variables in the tables is an unknown number of people, every number
 * that is told a line about them, and of a withheld cell it is known that somebody is in it. What an outsider can bound
 * without looking at anybody follows from these lines and from nothing else. Weighted figures are left to the proofs of
 * `protect`, as they would need everybody's weight.
 */
export function attack(population: Population, tables: readonly ReleasedTable[], solve: Solver): Attack {
  const names = namesIn(tables);
  const sizes = names.map((name) => variableOf(population, name).values);
  if (sizes.reduce((product, size) => product * size, 1) > MOST_COMBINATIONS) return { boundsOf: () => null };
  const combinations = possible(population, names, combinationsOf(sizes));
  const terms = (cell: Cell, times: (values: readonly number[]) => number): Line['terms'] =>
    combinations.flatMap((values, at) => (isIn(names, cell, values) ? [[at, times(values)] as const] : []));
  const lines = linesOf(population, tables, names, terms);
  return {
    boundsOf: (cell) => {
      const tidy = tidyCell(population, cell);
      const end = (sign: number): number | null => {
        const unknowns = combinations.map((values) => ({
          cost: isIn(names, tidy, values) ? sign : 0,
          ...{ least: 0, most: population.people, whole: true },
        }));
        const answer = solve({ unknowns, lines, nodes: NODES, gap: 0.5, gapShare: 0 });
        return typeof answer === 'string' || !answer.proven ? null : Math.round(sign * answer.cost);
      };
      const [least, most] = [end(1), end(-1)];
      return least === null || most === null ? null : { least, most };
    },
  };
}

/** The variables that cells, bases and scores ask about. */
function namesIn(tables: readonly ReleasedTable[]): readonly string[] {
  const ofCell = (cell: Cell) => cell.map(({ variable }) => variable);
  const names = tables.flatMap(({ cells }) =>
    cells.flatMap(({ cell, measures }) => [
      ...ofCell(cell),
      ...measures.flatMap((measure) => ('scores' in measure ? [measure.scores.variable] : [])),
      ...measures.flatMap((measure) => (measure.kind === 'share' ? ofCell(measure.of) : [])),
    ]),
  );
  return [...new Set(names)];
}

function combinationsOf(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<number[][]>(
    (heads, size) => heads.flatMap((head) => Array.from({ length: size }, (_, value) => [...head, value])),
    [[]],
  );
}

/** Those that can come up, as far as the variables are tied: somebody has such values. */
function possible(
  population: Population,
  names: readonly string[],
  combinations: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const ties = population.ties
    .map((tie) => tie.filter((name) => names.includes(name)))
    .filter((tie) => tie.length > 1)
    .map((tie) => {
      const codes = tie.map((name) => variableOf(population, name).codes);
      const had = new Set(
        Array.from({ length: population.people }, (_, person) => String(codes.map((code) => code[person]))),
      );
      return { places: tie.map((name) => names.indexOf(name)), had };
    });
  return combinations.filter((values) =>
    ties.every(({ places, had }) => had.has(String(places.map((place) => values[place])))),
  );
}

function isIn(names: readonly string[], cell: Cell, values: readonly number[]): boolean {
  return cell.every(({ variable, values: wanted }) => wanted.includes(values[names.indexOf(variable)] ?? -1));
}

type Terms = (cell: Cell, times: (values: readonly number[]) => number) => Line['terms'];

function linesOf(
  population: Population,
  tables: readonly ReleasedTable[],
  names: readonly string[],
  terms: Terms,
): readonly Line[] {
  const add = adderOf(population);
  const everybody: Line = { terms: terms([], () => 1), least: population.people, most: population.people };
  const told = tables.flatMap((table) =>
    table.cells.flatMap(({ cell, measures }, at): readonly Line[] => {
      const reason = table.withheld[at] ?? null;
      if (reason === 'small-base' || reason === 'whole-table') return [];
      if (reason !== null) return [{ terms: terms(cell, () => 1), least: 1, most: Number.POSITIVE_INFINITY }];
      const shown = measures.filter((_, which) => !(table.withheldMeasures[at] ?? []).includes(which));
      return shown
        .filter((measure) => !('weight' in measure) || measure.weight === null)
        .flatMap((measure) => boundsOf(cell, measure, add))
        .map((bounded) => lineOf(bounded, names, terms));
    }),
  );
  return [everybody, ...told];
}

function lineOf({ parts, least, most }: Bounded, names: readonly string[], terms: Terms): Line {
  const sums = new Map<number, number>();
  for (const { cell, times, scores } of parts) {
    const scoreOf = (values: readonly number[]) =>
      scores === null ? 1 : (scores.byValue[values[names.indexOf(scores.variable)] ?? -1] ?? 0);
    for (const [at, by] of terms(cell, (values) => times * scoreOf(values)))
      sums.set(at, (sums.get(at) ?? 0) + by);
  }
  return { terms: [...sums], least, most };
}

/** Tables as they would be with nothing withheld: what an attack on them shows is what protection is for. */
export function asTheyAre(tables: readonly LinkedTable[]): readonly ReleasedTable[] {
  return tables.map((table) => ({
    ...table,
    withheld: table.cells.map(() => null),
    withheldMeasures: table.cells.map(() => []),
  }));
}
