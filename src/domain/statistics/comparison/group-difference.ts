/** Whether groups of different people have the same parameters, told by likelihoods and by robust errors. */
import { type ChiSquare, type GroupEstimates, waldBetweenGroups } from '../estimation/wald.js';

/** What a group's model says. */
export interface GroupModel extends GroupEstimates {
  readonly logLikelihood: number;
}

/** Both tests; null where one does not apply. */
export interface GroupDifference {
  /** 2(Σ ℓ of the groups − ℓ of all together); only where everybody counts alike, as weights are no observations. */
  readonly likelihoodRatio: ChiSquare | null;
  /** By robust covariances: right under weights, and when answers of one person depend on each other. */
  readonly wald: ChiSquare | null;
}

/**
 * The likelihood-ratio test (Wilks, Annals of Mathematical Statistics 9, 1938) and Wald's. Where people gave several answers the
 * likelihood ratio takes these for independent and finds differences too easily: Wald's leads then. `parameters` is how many the
 * model of one group has; `isWeighted` whether some people count more than others.
 */
export function groupDifference(
  together: number,
  groups: readonly GroupModel[],
  parameters: number,
  isWeighted: boolean,
): GroupDifference {
  if (groups.length < 2) return { likelihoodRatio: null, wald: null };
  const apart = groups.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0);
  return {
    likelihoodRatio: isWeighted
      ? null
      : { statistic: Math.max(0, 2 * (apart - together)), df: parameters * (groups.length - 1) },
    wald: waldBetweenGroups(groups),
  };
}

/** Whether the weights differ from each other. */
export function areUnequal(weights: Float64Array): boolean {
  return weights.some((weight) => weight !== weights[0]);
}

/** For each of `count` groups the mask of the people in it; `groupOf` is negative for who is in none. */
export function masksOf(groupOf: Int32Array, count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, group) =>
    Uint8Array.from(groupOf, (each) => (each === group ? 1 : 0)),
  );
}
