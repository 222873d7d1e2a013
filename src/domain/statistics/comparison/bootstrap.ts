/** How estimates would have come out from other respondents like these: respondents drawn anew, with replacement. */
import type { QuickRandom } from '../../../shared/quick-random.js';
import { maximise, type NoMaximum } from '../estimation/newton.js';
import { type Comparisons, totalsOf } from './comparisons.js';
import { setLikelihood, withFixed } from './set-likelihood.js';

/** What the draws gave. */
export interface Bootstrap {
  /** Flat rows, one a draw that could be estimated: every parameter, the fixed one 0. */
  readonly values: Float64Array;
  readonly draws: number;
  /** Draws in which some parameter went to infinity; their values keep the order in which parameters did. */
  readonly unbounded: number;
  /** Draws that could not be estimated at all, as when an item was shown to nobody; they have no row. */
  readonly failed: number;
}

/** Estimates are right to about the square of this, in log odds. */
const CLOSE = 1e-4;

/** How often; the order of respondents and `random` alone decide what is drawn. */
export interface BootstrapOptions {
  readonly draws: number;
  readonly random: QuickRandom;
}

/**
 * The bootstrap over units (Efron, Annals of Statistics 7, 1979): in each draw as many units as there are, each with all its
 * stages and weights, are drawn with replacement, and all parameters are estimated anew by Newton's method, which begins where
 * everybody's estimates are and so needs two or three steps. Nothing is approximated. Parameter `fixed` is 0.
 */
export function bootstrap(
  comparisons: Comparisons,
  fixed: number,
  { draws, random }: BootstrapOptions,
): Bootstrap {
  const { units, parameters } = comparisons;
  const all = maximise(setLikelihood(comparisons, totalsOf(comparisons), fixed));
  const start = all.ok ? all.value.parameters : new Float64Array(parameters - 1);
  const values: Float64Array[] = [];
  let unbounded = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const totals = totalsOf(comparisons, drawn(units, random));
    const maximum = maximise(setLikelihood(comparisons, totals, fixed), { start, close: CLOSE });
    if (maximum.ok) values.push(withFixed(maximum.value.parameters, fixed));
    else if (maximum.problem.kind === 'unbounded') {
      values.push(withFixed(farAlong(maximum.problem), fixed));
      unbounded += 1;
    }
  }
  const flat = new Float64Array(values.length * parameters);
  for (const [row, each] of values.entries()) flat.set(each, row * parameters);
  return { values: flat, draws: values.length, unbounded, failed: draws - values.length };
}

/** How often each unit comes in as many draws as there are units. */
function drawn(units: number, { below }: QuickRandom): Float64Array {
  const counts = new Float64Array(units);
  for (let draw = 0; draw < units; draw += 1) {
    const unit = below(units);
    counts[unit] = (counts[unit] as number) + 1;
  }
  return counts;
}

/** Far beyond all finite differences: the direction decides the order, and only where it is level the rest does. */
function farAlong({ direction, parameters }: Extract<NoMaximum, { kind: 'unbounded' }>): Float64Array {
  const most = direction.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0);
  return parameters.map((each, at) => {
    const share = (direction[at] as number) / most;
    return Math.abs(share) > 1e-6 ? each + 1e6 * share : each;
  });
}
