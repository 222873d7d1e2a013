/**
 * An outsider who attacks published tables, written for tests and sharing nothing with the protection but its words for cells:
 * everybody is one of the combinations of all variables' values, and every published number is a sum over some of these.
 */
import type { ReleasedTable } from '../../../../src/domain/statistics/disclosure/linked-tables.js';
import type { Cell, Population } from '../../../../src/domain/statistics/disclosure/population.js';
import type { Line, Solver } from '../../../../src/domain/statistics/disclosure/solver.js';

/** One value of each variable. */
export type Combination = Readonly<Record<string, number>>;

export function combinationsOf({ variables }: Population): Combination[] {
  return [...variables].reduce<Combination[]>(
    (heads, [name, { values }]) =>
      heads.flatMap((head) => Array.from({ length: values }, (_, value) => ({ ...head, [name]: value }))),
    [{}],
  );
}

export function isIn(cell: Cell, combination: Combination): boolean {
  return cell.every(({ variable, values }) => values.includes(combination[variable]!));
}

/** The population's people, one combination each. */
export function peopleOf({ people, variables }: Population): Combination[] {
  return Array.from({ length: people }, (_, person) =>
    Object.fromEntries([...variables].map(([name, { codes }]) => [name, codes[person]!])),
  );
}

/** What the outsider reads: of each cell, how many people there are, or that there is somebody, or nothing. */
export interface Reading {
  readonly cell: Cell;
  readonly least: number;
  readonly most: number;
  /** What each person of an audience weighs, where the number is a sum of weights. */
  readonly weights?: readonly number[];
}

/** Zeros are told, so whatever is withheld for its own sake is not zero. Weights are told by audience. */
export function readingsOf(
  population: Population,
  tables: readonly ReleasedTable[],
  step = 0,
  weights: readonly number[] | null = null,
): Reading[] {
  const people = peopleOf(population);
  const sums = weights === null ? [] : tables.flatMap((table) => weightsRead(people, table, weights));
  const counts = tables.flatMap(({ cells, withheld }) =>
    cells.map(({ cell }, at): Reading => {
      const count = people.filter((person) => isIn(cell, person)).length;
      const reason = withheld[at]!;
      if (reason === 'small-base' || reason === 'whole-table') return { cell, least: 0, most: Infinity };
      if (reason !== null) return { cell, least: 1, most: Infinity };
      const told = step === 0 ? count : Math.round(count / step) * step;
      return { cell, least: told - step / 2, most: told + step / 2 };
    }),
  );
  return [...counts, ...sums];
}

/** Sums of weights that are told, to their step. */
function weightsRead(
  people: readonly Combination[],
  table: ReleasedTable,
  weights: readonly number[],
): Reading[] {
  return table.cells.flatMap(({ cell, measures }, at) => {
    const which = measures.findIndex(({ kind }) => kind === 'weight');
    const measure = measures[which];
    const isTold = table.withheld[at] === null && table.withheldMeasures[at]?.includes(which) !== true;
    if (measure?.kind !== 'weight' || !isTold) return [];
    const sum = people
      .filter((person) => isIn(cell, person))
      .reduce((total, { audience }) => total + weights[audience!]!, 0);
    const told = Math.round(sum / measure.step) * measure.step;
    return [{ cell, least: told - measure.step / 2 - 1e-9, most: told + measure.step / 2 + 1e-9, weights }];
  });
}

/** How many people the outsider holds possible in the cell: from the fewest to the most, in whole people. */
export function boundsFound(
  population: Population,
  readings: readonly Reading[],
  cell: Cell,
  solve: Solver,
): readonly [number, number] {
  const combinations = combinationsOf(population);
  const lines = readings.map(
    ({ cell: of, least, most, weights }): Line => ({
      terms: combinations.flatMap((combination, at) =>
        isIn(of, combination) ? [[at, weights?.[combination['audience']!] ?? 1] as const] : [],
      ),
      least,
      most,
    }),
  );
  const ends = [1, -1].map((sign) => {
    const answer = solve({
      unknowns: combinations.map((combination) => ({
        cost: isIn(cell, combination) ? sign : 0,
        least: 0,
        most: population.people,
        whole: true,
      })),
      lines,
      nodes: 100_000,
      gap: 0.5,
      gapShare: 0,
    });
    if (typeof answer === 'string' || !answer.proven)
      throw new Error(`the outsider got no answer: ${answer}`);
    return sign * Math.round(answer.cost);
  });
  return [ends[0]!, ends[1]!];
}
