/** The maximum of a concave log-likelihood by Newton's method, or why there is none. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { factorOf, solved } from './symmetric.js';

/** A log-likelihood at one place: its value, its gradient, and minus its Hessian (flat rows). */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

/** A concave log-likelihood. */
export interface Likelihood {
  /** How many parameters. */
  readonly size: number;
  evaluate(parameters: Float64Array): Evaluation;
  /** How far the step moves the log odds of any two outcomes at most. */
  reach(step: Float64Array): number;
  /** Whether the likelihood never falls along this direction, however far one goes: then it has no maximum. */
  recedes(direction: Float64Array): boolean;
}

/** The maximum: `information` is minus the Hessian there. */
export interface Maximum extends Evaluation {
  readonly parameters: Float64Array;
  readonly iterations: number;
}

/**
 * Why there is no maximum: from `parameters` along `direction` the likelihood rises for ever; or the information is
 * singular.
 */
export type NoMaximum =
  | { readonly kind: 'unbounded'; readonly direction: Float64Array; readonly parameters: Float64Array }
  | { readonly kind: 'singular'; readonly column: number }
  | { readonly kind: 'not-converged' };

const MOST_ITERATIONS = 200;
const CLOSE = 1e-8;
/** Steps this long so late are looked at: do they lead anywhere? */
const [LATE, LONG] = [7, 0.05];
const MOST_HALVINGS = 40;

/** Where to begin, and when to end. */
export interface MaximiseOptions {
  /** Zeros, where it is left out. */
  readonly start?: Float64Array;
  /** A step that moves no log odds by more than this is the last one: the next would be about its square. 1e-8. */
  readonly close?: number;
}

/**
 * Newton's method, with steps halved until the likelihood does not fall
 * (Nocedal & Wright, *Numerical Optimization*, 2nd edition 2006, chapter 3). Near a maximum the steps shrink by squares; where
 * the likelihood only rises towards a bound they stay about as long in log odds and come to point in the direction in
 * which it does (Albert & Anderson, Biometrika 71, 1984), which is then verified. The parameters should be
 * identified: that is looked at before.
 */
export function maximise(
  likelihood: Likelihood,
  { start, close = CLOSE }: MaximiseOptions = {},
): Result<Maximum, NoMaximum> {
  let parameters = start ?? new Float64Array(likelihood.size);
  let at = likelihood.evaluate(parameters);
  let direction = new Float64Array(likelihood.size);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations += 1) {
    const factored = factorOf(at.information, likelihood.size, Number.EPSILON);
    const place = { direction, parameters };
    if (!factored.ok) return stuck(likelihood, place, { kind: 'singular', column: factored.column });
    direction = solved(factored.factor, at.gradient) as Float64Array<ArrayBuffer>;
    const length = likelihood.reach(direction);
    if (iterations >= LATE && length > LONG && likelihood.recedes(direction))
      return refuse({ kind: 'unbounded', direction, parameters });
    const step = stepAlong(likelihood, parameters, at, direction);
    if (step === null) return stuck(likelihood, { direction, parameters }, { kind: 'not-converged' });
    ({ parameters, at } = step);
    if (length <= close) return ok({ ...at, parameters, iterations });
  }
  return refuse({ kind: 'not-converged' });
}

function stuck(
  likelihood: Likelihood,
  place: { readonly direction: Float64Array; readonly parameters: Float64Array },
  reason: NoMaximum,
): Result<never, NoMaximum> {
  return refuse(likelihood.recedes(place.direction) ? { kind: 'unbounded', ...place } : reason);
}

function stepAlong(
  likelihood: Likelihood,
  from: Float64Array,
  { value }: Evaluation,
  direction: Float64Array,
): { readonly parameters: Float64Array; readonly at: Evaluation } | null {
  const slack = 1e-12 * (1 + Math.abs(value));
  for (let halving = 0, share = 1; halving < MOST_HALVINGS; halving += 1, share /= 2) {
    const parameters = from.map((each, index) => each + share * (direction[index] as number));
    const at = likelihood.evaluate(parameters);
    if (at.value >= value - slack) return { parameters, at };
  }
  return null;
}
