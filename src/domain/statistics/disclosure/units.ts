/** Numbers of a cell beside its count, and what leads to worlds in which they are the same. */

import type { Part } from './figures.js';
import type { Figure } from './ledger.js';
import { type Adder, type Cell, type Population, type Scores, variableOf, weightOf } from './population.js';

/** Figures of one cell, with what leads to worlds in which they are the same. */
export interface Unit {
  readonly figures: readonly Figure[];
  readonly guides: readonly Guide[];
}

/** A sum that may change by so much, down and up. */
export interface Guide {
  readonly parts: readonly Part[];
  readonly least: number;
  readonly most: number;
}

/** More classes of weights than this are joined with their neighbours; what a world then really changes is checked in full. */
const MOST_CLASSES = 24;

/** The variable that tells people of one weight (or nearly) from others. */
const classOf = (weight: string) => `.weight ${weight}`;

/**
 * The population with a variable for each weight that tells classes of it apart. Sums of real numbers make programs over whole people
 * hopeless; that as many people of each weight are in a cell as before is a condition that they can keep to.
 */
export function withWeightClasses(population: Population): Population {
  const variables = new Map(population.variables);
  for (const [name, { byPerson }] of population.weights) {
    const all = Float64Array.from(byPerson).sort();
    const distinct = [...new Set(all)];
    const ends =
      distinct.length <= MOST_CLASSES
        ? distinct
        : Array.from(
            { length: MOST_CLASSES },
            (_, at) => all[Math.ceil(((at + 1) * all.length) / MOST_CLASSES) - 1] ?? 0,
          );
    const codes = Int32Array.from(byPerson, (weight) => ends.findIndex((end) => weight <= end));
    variables.set(classOf(name), { values: ends.length, codes });
  }
  return { ...population, variables };
}

/** The units of a cell's figures other than its count. */
export function unitsOf({ population, add }: Ground, cell: Cell, figures: Iterable<Figure>): readonly Unit[] {
  return [...figures]
    .filter(({ measure }) => measure.kind !== 'count')
    .map((figure) => ({ figures: [figure], guides: guidesOf({ population, add }, cell, figure) }));
}

interface Ground {
  readonly population: Population;
  readonly add: Adder;
}

/**
 * What leads to a figure: the same people of each weight for a sum of weights; the same people, or as many more or fewer as its rounding
 * is sure to hide, for a share; the same sum of scores for a mean. All are sums of whole numbers, to which programs over whole
 * people can keep; whether the figure itself is then the same is checked. A quantile is led to by nothing: it seldom changes.
 */
function guidesOf({ population, add }: Ground, cell: Cell, { measure }: Figure): readonly Guide[] {
  if (measure.kind === 'count' || measure.kind === 'quantile') return [];
  const same = (whom: Cell, scores: Scores | null = null, room = 0): Guide => ({
    ...{ parts: [{ cell: whom, weight: null, scores, times: 1 }], least: -room, most: room },
  });
  if (measure.kind === 'mean') return [same(cell, measure.scores)];
  if (measure.kind === 'share') {
    const { of, weight, step } = measure;
    const hidden = (step * add({ cell: of, weight, scores: null })) / (4 * heaviest(population, weight));
    return [same(cell, null, Math.floor(hidden))];
  }
  const { values } = variableOf(population, classOf(measure.weight));
  return Array.from({ length: values }, (_, value) =>
    same([...cell, { variable: classOf(measure.weight), values: [value] }]),
  );
}

function heaviest(population: Population, weight: string | null): number {
  if (weight === null) return 1;
  return Float64Array.from(weightOf(population, weight).byPerson).reduce(
    (most, each) => Math.max(most, each),
    0,
  );
}
