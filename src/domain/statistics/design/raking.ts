/** Raking: the weights nearest to the base weights that meet margins and, where wanted, limits. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { solveSymmetric } from '../matrices.js';
import { type Combinations, combinationsOf } from './combinations.js';
import type { CheckedMargins } from './margins.js';

/** Weights that meet the margins. */
export interface Raked {
  /** By row; 0 outside the margins' mask. */
  readonly weights: Float64Array;
  readonly iterations: number;
  readonly combinations: Combinations;
  /** By margin and category, in the order of the checked margins. */
  readonly reached: readonly (readonly number[])[];
}

/** No weight is below `low` × or above `high` × the mean weight. */
export interface Trim {
  readonly low: number;
  readonly high: number;
}

/** A margin is met within this share of its target. */
const MET = 1e-10;
const MOST_STEPS = 200;
/** A weight below this share of the mean is on its way to 0. */
const NONE = 1e-9;

/**
 * The weights w that minimise Σ(w ln(w/b) − w + b) among those that meet the margins and limits (Deville & Särndal 1992, case
 * 2 with bounds; Ireland & Kullback 1968): w = clip(b · Π factors). Solved by Newton's method on the dual, which is
 * convex, with halved steps; not by rounds of raking, which need many where margins are associated. Refused where the
 * margins cannot be met with weights above 0 within the limits.
 */
export function rake(checked: CheckedMargins, base: Float64Array, trim: Trim | null): Result<Raked, string> {
  const rows = base.length;
  const combinations = combinationsOf(checked.margins, rows);
  const groups = groupRows(combinations, base);
  const mean = checked.total / groups.counts.reduce((sum, count) => sum + count, 0);
  const limits =
    trim === null
      ? { low: 0, high: Number.POSITIVE_INFINITY }
      : { low: trim.low * mean, high: trim.high * mean };
  const solved = minimise(dualOf(checked, combinations, groups, limits), combinations, checked.total);
  if (solved === null) return refuse(cannotMeet(checked, trim));
  const factors = combinations.parameters.map((places) => Math.exp(sumAt(places, solved.point)));
  const weights = base.map((weight, row) => {
    const at = combinations.ofRow[row] as number;
    return at < 0 ? 0 : clip(weight * (factors[at] as number), limits);
  });
  const reached = checked.margins.map(({ codes, categories }) => {
    const sums = categories.map(() => 0);
    codes.forEach((code, row) => {
      if (code >= 0) sums[code] = (sums[code] ?? 0) + (weights[row] as number);
    });
    return sums;
  });
  const met = checked.margins.every(({ targets }, margin) =>
    targets.every((target, at) => Math.abs((reached[margin]?.[at] ?? 0) - target) <= MET * target),
  );
  const vanishes = weights.some(
    (weight, row) => (combinations.ofRow[row] as number) >= 0 && weight < NONE * mean,
  );
  return met && !vanishes
    ? ok({ weights, iterations: solved.iterations, combinations, reached })
    : refuse(cannotMeet(checked, trim));
}

function cannotMeet({ margins }: CheckedMargins, trim: Trim | null): string {
  const names = margins.map(({ key }) => `"${key}"`).join(', ');
  return trim === null
    ? `the margins of ${names} cannot all be met by weights above 0: some combination that they need has no rows`
    : `the margins of ${names} cannot be met with weights between ${trim.low} and ${trim.high} times their mean`;
}

interface Limits {
  readonly low: number;
  readonly high: number;
}

const clip = (weight: number, { low, high }: Limits) => Math.min(high, Math.max(low, weight));

const sumAt = (places: readonly number[], point: Float64Array) =>
  places.reduce((sum, place) => sum + (point[place] as number), 0);

/** Rows alike in combination and base weight. */
interface Groups {
  readonly combination: readonly number[];
  readonly base: readonly number[];
  readonly counts: readonly number[];
}

function groupRows({ ofRow, parameters }: Combinations, base: Float64Array): Groups {
  const places = parameters.map(() => new Map<number, number>());
  const groups = { combination: [] as number[], base: [] as number[], counts: [] as number[] };
  for (let row = 0; row < ofRow.length; row += 1) {
    const combination = ofRow[row] as number;
    const known = places[combination];
    if (known === undefined) continue;
    const weight = base[row] as number;
    let group = known.get(weight);
    if (group === undefined) {
      group = groups.counts.length;
      known.set(weight, group);
      groups.combination.push(combination);
      groups.base.push(weight);
      groups.counts.push(0);
    }
    groups.counts[group] = (groups.counts[group] ?? 0) + 1;
  }
  return groups;
}

/** The dual at a point: its value, its gradient (reached less targets), its curvature, and the weights that each parameter bears on. */
interface DualPoint {
  readonly bearing: Float64Array;
  readonly value: number;
  /** The sizes of what the value is the sum of, which it cannot be more exact than. */
  readonly size: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

function targetsOf({ margins, total }: CheckedMargins): Float64Array {
  return Float64Array.from([total, ...margins.flatMap(({ targets }) => targets.slice(1))]);
}

function dualOf(
  checked: CheckedMargins,
  { parameters, parameterCount }: Combinations,
  groups: Groups,
  limits: Limits,
): (point: Float64Array) => DualPoint {
  const targets = targetsOf(checked);
  return (point) => {
    const gradient = targets.map((target) => -target);
    const hessian = new Float64Array(parameterCount * parameterCount);
    const bearing = new Float64Array(parameterCount);
    let value = -targets.reduce((sum, target, at) => sum + target * (point[at] as number), 0);
    let size = targets.reduce((sum, target, at) => sum + Math.abs(target * (point[at] as number)), 0);
    groups.counts.forEach((count, group) => {
      const places = parameters[groups.combination[group] as number] ?? [];
      const free = (groups.base[group] as number) * Math.exp(sumAt(places, point));
      const weight = clip(free, limits);
      const term = count * (weight + (weight === free ? 0 : weight * Math.log(free / weight)));
      value += term;
      size += Math.abs(term);
      const curvature = weight === free ? count * weight : 0;
      for (const one of places) {
        gradient[one] = (gradient[one] as number) + count * weight;
        bearing[one] = (bearing[one] as number) + count * weight;
        for (const other of places) {
          const cell = one * parameterCount + other;
          hessian[cell] = (hessian[cell] as number) + curvature;
        }
      }
    });
    return { value, size, gradient, hessian, bearing };
  };
}

/** The least that steps are damped by, as a share of the weights that a parameter bears on; small enough not to be felt. */
const LEAST_DAMPING = 1e-10;
const MOST_DAMPING = 1e4;
/** Where limits hold all of a category's weights the dual is straight, and a step would go too far; twice as far each time that helps. */
const LONG = 3;
const LONGEST = 48;
/** No factor comes near e^600 but on the way to where there is no solution. */
const FARTHEST = 600;
/** After so many halvings the step itself was wrong, and is damped more. */
const MOST_HALVINGS = 8;
/** A fall of the dual below this share of what it sums may be none. */
const ROUNDING = 1e-13;
/** No sum of weights is nearer to its target than this share of all weights, for rounding. */
const AS_NEAR_AS_CAN_BE = 1e-15;

/**
 * Newton's steps from 0 until another one does not bring the margins nearer; null where they run away. With limits the dual has no
 * curvature along what only limited weights answer to, so steps are damped, the more the less they help (Levenberg 1944).
 */
function minimise(
  dual: (point: Float64Array) => DualPoint,
  { parameterCount: size }: Combinations,
  total: number,
): { readonly point: Float64Array; readonly iterations: number } | null {
  let [point, here] = [new Float64Array(size), dual(new Float64Array(size))];
  let [damping, longest] = [LEAST_DAMPING, LONG];
  for (let iterations = 0; iterations < MOST_STEPS; iterations += 1) {
    if (largest(here.gradient) <= AS_NEAR_AS_CAN_BE * total) return { point, iterations };
    let next = descend(dual, point, here, dampedStep(here, damping, longest));
    longest = next === null ? LONG : Math.min(LONGEST, 2 * longest);
    while (next === null && damping < MOST_DAMPING) {
      damping *= 10;
      next = descend(dual, point, here, dampedStep(here, damping, longest));
    }
    if (next === null) return { point, iterations };
    [point, here] = [next.point, next.here];
    damping = Math.max(LEAST_DAMPING, damping / 100);
    if (point.some((part) => Math.abs(part) > FARTHEST)) return null;
  }
  return { point, iterations: MOST_STEPS };
}

/** Newton's step with so much of `bearing` added to the curvature, and none of its parts too long. */
function dampedStep(
  { gradient, hessian, bearing }: DualPoint,
  damping: number,
  longest: number,
): Float64Array {
  const size = gradient.length;
  const damped = hessian.slice();
  for (let at = 0; at < size; at += 1)
    damped[at * size + at] = (damped[at * size + at] as number) + damping * (bearing[at] as number);
  const step = solveSymmetric(damped, gradient);
  const long = largest(step);
  return long > longest ? step.map((part) => (part * longest) / long) : step;
}

/** The first of the step, its half, its quarter, … that lets the dual fall, or as near the end as it can be the margins come nearer; null where none does. */
function descend(
  dual: (point: Float64Array) => DualPoint,
  point: Float64Array,
  here: DualPoint,
  step: Float64Array,
): { readonly point: Float64Array<ArrayBuffer>; readonly here: DualPoint } | null {
  const slope = here.gradient.reduce((sum, part, at) => sum + part * (step[at] as number), 0);
  const off = largest(here.gradient);
  for (let halving = 0, share = 1; halving < MOST_HALVINGS; halving += 1, share /= 2) {
    const next = Float64Array.from(point, (part, at) => part - share * (step[at] as number));
    const there = dual(next);
    const fall = here.value - there.value;
    const rounding = ROUNDING * here.size;
    const falls = slope > 0 && fall > 1e-4 * share * slope && fall > rounding;
    // Near the end the dual's fall is lost in rounding, and the margins alone can tell.
    const nears = fall > -rounding && largest(there.gradient) < 0.5 * off;
    if (falls || nears) return { point: next, here: there };
  }
  return null;
}

const largest = (parts: Float64Array) => parts.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
