/** What a published number tells an outsider about the people of its cell, as bounds on sums over them. */
import type { Addend, Adder, Cell, Scores } from './population.js';

/** Which number of a cell is published. Steps are what it is rounded to: 0 where it is told in full. */
export type Measure =
  | { readonly kind: 'count'; readonly step: number }
  | { readonly kind: 'weight'; readonly weight: string; readonly step: number }
  /** The cell's people as a share of `of`, from 0 to 1. */
  | { readonly kind: 'share'; readonly of: Cell; readonly weight: string | null; readonly step: number }
  | { readonly kind: 'mean'; readonly scores: Scores; readonly weight: string | null; readonly step: number }
  /** The value below which `at` of the cell's people lie, such as the median at 0.5. */
  | {
      readonly kind: 'quantile';
      readonly scores: Scores;
      readonly at: number;
      readonly weight: string | null;
      readonly step: number;
    };

/** A sum over people, parts times their factors, that lies from `least` to `most` as far as an outsider can know. */
export interface Bounded {
  readonly parts: readonly Part[];
  /** What it is in truth. */
  readonly truth: number;
  readonly least: number;
  readonly most: number;
}

export interface Part extends Addend {
  readonly times: number;
}

/** Sums of weights are right to about this much of themselves. */
const ROUNDING_ERROR = 1e-9;

/** What a number that is published of `cell` tells. */
export function boundsOf(cell: Cell, measure: Measure, add: Adder): readonly Bounded[] {
  return TOLD[measure.kind](cell, measure as never, add);
}

type Told<Kind extends Measure['kind']> = (
  cell: Cell,
  measure: Extract<Measure, { kind: Kind }>,
  add: Adder,
) => readonly Bounded[];

const TOLD: { readonly [Kind in Measure['kind']]: Told<Kind> } = {
  count: (cell, { step }, add) => {
    const part = { cell, weight: null, scores: null, times: 1 };
    const truth = add(part);
    if (step === 0) return [{ parts: [part], truth, least: truth, most: truth }];
    const told = Math.round(truth / step) * step;
    return [{ parts: [part], truth, least: told - step / 2, most: told + step / 2 }];
  },
  weight: (cell, { weight, step }, add) => {
    const part = { cell, weight, scores: null, times: 1 };
    const truth = add(part);
    const told = step === 0 ? truth : Math.round(truth / step) * step;
    const slack = step / 2 + ROUNDING_ERROR * Math.abs(truth);
    return [{ parts: [part], truth, least: told - slack, most: told + slack }];
  },
  share: (cell, { of, weight, step }, add) =>
    ratio({ cell, weight, scores: null, times: 1 }, { cell: of, weight, scores: null, times: 1 }, step, add),
  mean: (cell, { scores, weight, step }, add) =>
    ratio({ cell, weight, scores, times: 1 }, { cell, weight, scores: null, times: 1 }, step, add),
  quantile: (cell, { scores, at, weight, step }, add) => {
    const all: Part = { cell, weight, scores: null, times: -at };
    const told = quantileOf(cell, scores, at, weight, add);
    const upTo = (most: number, isBelow: boolean): Part => ({
      cell: [...cell, { variable: scores.variable, values: valuesUpTo(scores, most, isBelow) }],
      weight,
      scores: null,
      times: 1,
    });
    return [
      limited([upTo(told - step / 2, true), all], Number.NEGATIVE_INFINITY, 0, add),
      limited([upTo(told + step / 2, false), all], 0, Number.POSITIVE_INFINITY, add),
    ];
  },
};

/** A ratio told to a step: the numerator lies between the base times either end of what it could be. */
function ratio(over: Part, under: Part, step: number, add: Adder): readonly Bounded[] {
  const base = add(under);
  if (base === 0) return [];
  const value = add(over) / base;
  const told = step === 0 ? value : Math.round(value / step) * step;
  const at = (end: number): Part => ({ ...under, times: -(told + (end * step) / 2) });
  return [
    limited([over, at(1)], Number.NEGATIVE_INFINITY, 0, add),
    limited([over, at(-1)], 0, Number.POSITIVE_INFINITY, add),
  ];
}

/** A bound that may be missed by what adding weights up can be wrong, and never by more than the truth misses it. */
function limited(parts: readonly Part[], least: number, most: number, add: Adder): Bounded {
  const sums = parts.map((part) => part.times * add(part));
  const truth = sums.reduce((sum, each) => sum + each, 0);
  const slack = ROUNDING_ERROR * sums.reduce((sum, each) => sum + Math.abs(each), 0);
  return { parts, truth, least: Math.min(truth, least) - slack, most: Math.max(truth, most) + slack };
}

function valuesUpTo({ byValue }: Scores, most: number, isBelow: boolean): readonly number[] {
  return [...byValue.keys()].filter((value) => {
    const score = byValue[value] ?? Number.POSITIVE_INFINITY;
    return isBelow ? score < most : score <= most;
  });
}

/** The smallest score at which the people with it or a smaller one reach the share `at`. */
function quantileOf(cell: Cell, scores: Scores, at: number, weight: string | null, add: Adder): number {
  const all = add({ cell, weight, scores: null });
  const inOrder = [...new Set(scores.byValue)].sort((a, b) => a - b);
  const reached = inOrder.find((score) => {
    const values = valuesUpTo(scores, score, false);
    return add({ cell: [...cell, { variable: scores.variable, values }], weight, scores: null }) >= at * all;
  });
  return reached ?? inOrder.at(-1) ?? 0;
}
