/** Groups of people left over between cells of two variables of which one lies within the other: bands that were cut in two ways. */
import {
  type Adder,
  type Cell,
  type Condition,
  cellKey,
  type Population,
  tidyCell,
  variableOf,
} from './population.js';

/** Pairs of variables with more combinations than this are not looked at. */
const MOST_COMBINATIONS = 20_000;

/**
 * The cells that follow from two shown ones which differ in one condition each, on variables that hang together, where everybody in
 * the one is in the other: those in the wider and not in the narrower, whom subtraction gives though no variable says who they are.
 * Where all people are shown too, what a condition leaves out counts as shown.
 */
export function leftBetween(population: Population, shown: readonly Cell[], add: Adder): readonly Cell[] {
  const known = new Set(shown.map((cell) => cellKey(tidyCell(population, cell))));
  const families = familiesOf(population, shown, known);
  const nested = nestedIn(population, families, add);
  const found = new Map<string, Cell>();
  for (const { others, conditions } of families)
    for (const { narrow, wide } of nested) {
      if (!conditions.has(keyOf(narrow)) || !conditions.has(keyOf(wide))) continue;
      const cell = tidyCell(population, [...others, wide, outside(population, narrow)]);
      if (!known.has(cellKey(cell))) found.set(cellKey(cell), cell);
    }
  return [...found.values()];
}

/** Shown cells that differ in one condition: these conditions by key. */
interface Family {
  readonly others: Cell;
  readonly conditions: Map<string, Condition>;
}

function familiesOf(
  population: Population,
  shown: readonly Cell[],
  known: ReadonlySet<string>,
): readonly Family[] {
  const families = new Map<string, Family>();
  for (const cell of shown)
    for (const condition of cell) {
      const others = cell.filter((each) => each !== condition);
      const key = cellKey(others);
      const family = families.get(key) ?? { others, conditions: new Map<string, Condition>() };
      const isWholeShown = known.has(cellKey(tidyCell(population, others)));
      for (const each of isWholeShown ? [condition, outside(population, condition)] : [condition])
        family.conditions.set(keyOf(each), each);
      families.set(key, family);
    }
  return [...families.values()];
}

/** Every two of the conditions, on variables that hang together, of which one holds for nobody without the other. */
function nestedIn(population: Population, families: readonly Family[], add: Adder) {
  const count = (cell: Cell) => add({ cell, weight: null, scores: null });
  const all = new Map(families.flatMap(({ conditions }) => [...conditions]));
  const on = (variable: string) => [...all.values()].filter((each) => each.variable === variable);
  return pairsOf(population).flatMap(([one, other]) => {
    const wides = on(other);
    return on(one)
      .filter((narrow) => count([narrow]) > 0)
      .flatMap((narrow) =>
        wides
          .filter((wide) => count([narrow, outside(population, wide)]) === 0)
          .map((wide) => ({ narrow, wide })),
      );
  });
}

function keyOf(condition: Condition): string {
  return cellKey([condition]);
}

/** Everybody whom the condition leaves out. */
function outside(population: Population, { variable, values }: Condition): Condition {
  const all = Array.from({ length: variableOf(population, variable).values }, (_, value) => value);
  return { variable, values: all.filter((value) => !values.includes(value)) };
}

/** Every two variables that hang together, both ways round. */
function pairsOf(population: Population): readonly (readonly [string, string])[] {
  const pairs = population.ties.flatMap((tie) =>
    tie.flatMap((one) => tie.flatMap((other): [string, string][] => (one === other ? [] : [[one, other]]))),
  );
  const size = (name: string) => variableOf(population, name).values;
  const distinct = new Map(pairs.map((pair) => [JSON.stringify(pair), pair]));
  return [...distinct.values()].filter(
    ([one, other]) =>
      population.variables.has(one) &&
      population.variables.has(other) &&
      size(one) * size(other) <= MOST_COMBINATIONS,
  );
}
