/** Shares that follow from utilities, with intervals. */
import { normalQuantile } from '../distributions/index.js';
import { quadraticForm } from '../estimation/symmetric.js';
import { sharesOf } from './estimates.js';

/** A share from 0 to 1 with its interval. */
export interface ShareInterval {
  readonly share: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
}

/**
 * sᵢ = exp θᵢ / Σ exp θ with intervals by the delta method on the logit of each share, whose derivative is
 * (δᵢⱼ − sⱼ)/(1 − sᵢ), so that no interval leaves 0 to 1 (Oehlert, American Statistician 46, 1992). `covariance` is flat.
 */
export function shareIntervals(
  values: Float64Array,
  covariance: Float64Array,
  level: number,
): readonly ShareInterval[] {
  const shares = sharesOf(values);
  const z = normalQuantile((1 + level) / 2);
  return [...shares].map((share, item) => {
    if (shares.length === 1) return { share, standardError: 0, interval: [share, share] };
    const slope = shares.map((other, at) => ((at === item ? 1 : 0) - other) / (1 - share));
    const ofLogit = Math.sqrt(Math.max(0, quadraticForm(covariance, slope)));
    const logit = Math.log(share / (1 - share));
    const back = (place: number) => 1 / (1 + Math.exp(-place));
    return {
      share,
      standardError: ofLogit * share * (1 - share),
      interval: [back(logit - z * ofLogit), back(logit + z * ofLogit)],
    };
  });
}
