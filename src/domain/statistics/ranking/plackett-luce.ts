/** Worths of items from rankings with ties: the Plackett–Luce model by maximum likelihood. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { totalsOf } from '../comparison/comparisons.js';
import { estimatesAt, sharesOf } from '../comparison/estimates.js';
import { apartWords, itemsApart } from '../comparison/preference-graph.js';
import { setLikelihood } from '../comparison/set-likelihood.js';
import { maximise } from '../estimation/newton.js';
import type { Rankings } from './rankings.js';
import { preferencesIn, rankingStages } from './stages.js';

/** By item; covariances are flat rows. */
export interface PlackettLuce {
  readonly items: readonly string[];
  /** Add up to 1. */
  readonly worths: Float64Array;
  /** Against the first item, whose own is 0, with its errors. */
  readonly logWorths: Float64Array;
  readonly covariance: Float64Array;
  /** The sandwich with scores summed over each respondent: right also under weights. */
  readonly robustCovariance: Float64Array;
  /** δ for every size of ties from 2 up to the largest seen; 0 for a size that was never seen. */
  readonly ties: readonly { readonly size: number; readonly delta: number }[];
  readonly logLikelihood: number;
  /** Free parameters: items but one, and sizes of ties that were seen. */
  readonly parameters: number;
  readonly iterations: number;
}

/**
 * Plackett (Applied Statistics 24, 1975) and Luce (1959), with ties after Turner et al. (2020), without pseudo-rankings. A δ
 * whose size was never seen has its maximum at 0, which leaves sets of that size out. Refused in words where items stand
 * apart (Hunter 2004) or the likelihood has no maximum for another reason.
 */
export function plackettLuce(rankings: Rankings): Result<PlackettLuce, string> {
  const { items } = rankings;
  if (items.length < 2) return refuse('expected at least two items to rank, found fewer');
  const apart = itemsApart(preferencesIn(rankings));
  if (apart !== null) return refuse(apartWords(apart, items));
  const { comparisons, tieSizes } = rankingStages(rankings);
  const maximum = maximise(setLikelihood(comparisons, totalsOf(comparisons), 0));
  if (!maximum.ok)
    return refuse(
      tieSizes.length > 0
        ? 'some items were tied as often as the model allows and never ranked the other way round, so no finite estimate exists; leave items out or collect more rankings'
        : 'the estimation of worths did not settle; an item may be nearly always first or last',
    );
  const { values, covariance, robust } = estimatesAt(comparisons, maximum.value, 0);
  const size = comparisons.parameters;
  const ofItems = (matrix: Float64Array) =>
    matrix.filter((_, at) => Math.floor(at / size) < items.length && at % size < items.length);
  return ok({
    items,
    worths: sharesOf(values.subarray(0, items.length)),
    logWorths: values.slice(0, items.length),
    covariance: ofItems(covariance),
    robustCovariance: ofItems(robust),
    ties: deltas(tieSizes, values.subarray(items.length)),
    logLikelihood: maximum.value.value,
    parameters: size - 1,
    iterations: maximum.value.iterations,
  });
}

function deltas(tieSizes: readonly number[], logs: Float64Array): PlackettLuce['ties'] {
  return Array.from({ length: Math.max(0, (tieSizes.at(-1) ?? 0) - 1) }, (_, index) => {
    const place = tieSizes.indexOf(index + 2);
    return { size: index + 2, delta: place < 0 ? 0 : Math.exp(logs[place] as number) };
  });
}
