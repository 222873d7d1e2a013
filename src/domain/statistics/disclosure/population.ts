/** The people that published tables are about, and how many of them are in a cell. */
import { assert, present } from '../../../shared/assert.js';

/** What is known of each person: `codes[i]` is person i's place among `values` values, blanks and their reasons among them. */
export interface Variable {
  readonly values: number;
  readonly codes: ArrayLike<number>;
  /** The values that somebody has, where they are known not to be all. */
  readonly had?: ReadonlySet<number>;
}

/** Everybody that tables are about. */
export interface Population {
  readonly people: number;
  readonly variables: ReadonlyMap<string, Variable>;
  /**
   * Variables that hang together by logic, such as a question and the one that decides whether it is asked: somebody who knows the
   * questionnaire holds a combination of their values possible only if it can come up. Those that somebody has can.
   */
  readonly ties: readonly (readonly string[])[];
  /** Variables among these that cut the same thing in several ways, such as bands of one number; all that are tied where this is left out. */
  readonly cuts?: readonly (readonly string[])[];
  /**
   * Variables of which every value can come up with every value of any other, whether or not somebody has both: anybody may have
   * voted for anything. None where this is left out.
   */
  readonly free?: readonly string[];
  /** By name. */
  readonly weights: ReadonlyMap<string, Weight>;
}

/** What people count, by person, above 0. */
export interface Weight {
  readonly byPerson: ArrayLike<number>;
  /** The variables that it was made from (margins that it was raked to): who knows these knows the weight. */
  readonly madeFrom: readonly string[];
}

/** One variable must have one of these values. */
export interface Condition {
  readonly variable: string;
  readonly values: readonly number[];
}

/** The people for whom every condition holds: everybody, where there is none. */
export type Cell = readonly Condition[];

/** The cell written one way: conditions by name of variable, each once, those that hold for everybody left out, and values that nobody has. */
export function tidyCell(population: Population, cell: Cell): Cell {
  const sets = new Map<string, ReadonlySet<number>>();
  for (const { variable, values } of cell) {
    const before = sets.get(variable);
    sets.set(variable, new Set(before === undefined ? values : values.filter((value) => before.has(value))));
  }
  return [...sets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([variable, wanted]) => {
      const { values, had } = variableOf(population, variable);
      const held = [...wanted].filter((value) => had?.has(value) ?? true).sort((a, b) => a - b);
      return held.length < (had?.size ?? values) ? [{ variable, values: held }] : [];
    });
}

/** Tells tidy cells apart. */
export function cellKey(cell: Cell): string {
  return JSON.stringify(cell.map(({ variable, values }) => [variable, values]));
}

/** The variable of that name, which must be there. */
export function variableOf({ variables }: Population, name: string): Variable {
  return present(variables.get(name), `the population has no variable "${name}"`);
}

/** The weight of that name, which must be there. */
export function weightOf({ weights }: Population, name: string): Weight {
  return present(weights.get(name), `the population has no weight "${name}"`);
}

/** People, or their weights in sum, by values of some variables. */
interface CrossTable {
  readonly sizes: readonly number[];
  readonly totals: Float64Array;
}

/** What is added up over the people of a cell: 1, or their weight, times the score of their value of some variable. */
export interface Addend {
  readonly cell: Cell;
  /** The name of the weight; null where each person counts as one. */
  readonly weight: string | null;
  readonly scores: Scores | null;
}

/** A number for each value of a variable. */
export interface Scores {
  readonly variable: string;
  readonly byValue: readonly number[];
}

/** Adds up over cells; every set of variables is gone through once, whatever is asked of it. */
export type Adder = (addend: Addend) => number;

/** More combinations of values than this are not crossed. */
const MOST_COMBINATIONS = 4_000_000;

/** An adder over the population. */
export function adderOf(population: Population): Adder {
  const known = new Map<string, CrossTable>();
  return ({ cell, weight, scores }) => {
    const names = [
      ...new Set([...cell.map(({ variable }) => variable), ...(scores === null ? [] : [scores.variable])]),
    ];
    names.sort();
    const key = JSON.stringify([weight, names]);
    const table = known.get(key) ?? crossTable(population, names, weight);
    known.set(key, table);
    const factors = names.map((name) => factorsOf(population, name, { cell, scores }));
    return sumOver(table, factors);
  };
}

/** By value of a variable, what it contributes to the sum as a factor: its score or 1, or 0 where a condition shuts it out. */
function factorsOf(
  population: Population,
  name: string,
  { cell, scores }: Omit<Addend, 'weight'>,
): Float64Array {
  const factors = new Float64Array(variableOf(population, name).values).fill(1);
  if (scores?.variable === name) factors.set(scores.byValue);
  for (const { variable, values } of cell) {
    if (variable !== name) continue;
    const wanted = new Set(values);
    factors.forEach((_, value) => {
      if (!wanted.has(value)) factors[value] = 0;
    });
  }
  return factors;
}

function crossTable(population: Population, names: readonly string[], weight: string | null): CrossTable {
  const variables = names.map((name) => variableOf(population, name));
  const sizes = variables.map(({ values }) => values);
  const combinations = sizes.reduce((product, size) => product * size, 1);
  assert(combinations <= MOST_COMBINATIONS, `${names.join(' × ')} has too many combinations for a table`);
  const totals = new Float64Array(combinations);
  const weights = weight === null ? null : weightOf(population, weight).byPerson;
  for (let person = 0; person < population.people; person += 1) {
    let at = 0;
    for (const { values, codes } of variables) at = at * values + (codes[person] ?? 0);
    totals[at] = (totals[at] ?? 0) + (weights === null ? 1 : (weights[person] ?? 0));
  }
  return { sizes, totals };
}

function sumOver({ sizes, totals }: CrossTable, factors: readonly Float64Array[]): number {
  const walk = (at: number, depth: number, factor: number): number => {
    const size = sizes[depth];
    if (size === undefined) return factor * (totals[at] ?? 0);
    let sum = 0;
    for (let value = 0; value < size; value += 1) {
      const own = factors[depth]?.[value] ?? 0;
      if (own !== 0) sum += walk(at * size + value, depth + 1, factor * own);
    }
    return sum;
  };
  return walk(0, 0, 1);
}
