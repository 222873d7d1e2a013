/** Worths of each group of people who ranked, and whether groups differ. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { contrastsToFirst } from '../comparison/estimates.js';
import {
  areUnequal,
  type GroupDifference,
  groupDifference,
  masksOf,
} from '../comparison/group-difference.js';
import { type PlackettLuce, plackettLuce } from './plackett-luce.js';
import { type Rankings, rankingsWithin } from './rankings.js';

/** All together, each group (or why it has no worths), and the tests, which need all of them. */
export interface GroupedRankings {
  readonly together: PlackettLuce;
  readonly groups: readonly Result<PlackettLuce, string>[];
  readonly difference: GroupDifference;
}

/**
 * Plackett–Luce for the rows of each group and for all of them: the likelihood-ratio test asks whether worths and
 * inclinations to tie differ, Wald's whether worths do. `groupOf` says for each row the number of its group, from 0 below
 * `count`; negative for rows of none. A size of ties that one group never used counts as a parameter of
 * it all the same, which makes the test a little too cautious. Refused where all together have no worths.
 */
export function rankingsByGroup(
  rankings: Rankings,
  groupOf: Int32Array,
  count: number,
): Result<GroupedRankings, string> {
  const inAny = Uint8Array.from(groupOf, (group) => (group >= 0 && group < count ? 1 : 0));
  const everybody = rankingsWithin(rankings, inAny);
  const together = plackettLuce(everybody);
  if (!together.ok) return refuse(together.problem);
  const groups = masksOf(groupOf, count).map((mask) => plackettLuce(rankingsWithin(rankings, mask)));
  const models = groups.flatMap((group) => (group.ok ? [group.value] : []));
  const difference =
    models.length < count
      ? { likelihoodRatio: null, wald: null }
      : groupDifference(
          together.value.logLikelihood,
          models.map(({ logWorths, robustCovariance, logLikelihood }) => ({
            ...contrastsToFirst(logWorths, robustCovariance),
            logLikelihood,
          })),
          together.value.parameters,
          areUnequal(everybody.weights),
        );
  return ok({ together: together.value, groups, difference });
}
