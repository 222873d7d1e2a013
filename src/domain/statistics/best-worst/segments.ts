/** Utilities of each segment of respondents, and whether segments differ. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { contrastsToFirst } from '../comparison/estimates.js';
import {
  areUnequal,
  type GroupDifference,
  groupDifference,
  masksOf,
} from '../comparison/group-difference.js';
import { type BestWorstModel, type BestWorstOptions, bestWorstModel } from './best-worst-model.js';
import { type BestWorstTasks, tasksOfRespondents } from './best-worst-tasks.js';

/** All together, each segment (or why it has no utilities), and the tests, which need all of them. */
export interface SegmentedBestWorst {
  readonly together: BestWorstModel;
  readonly segments: readonly Result<BestWorstModel, string>[];
  readonly difference: GroupDifference;
}

/**
 * Models of the respondents of each segment and of all of them together. `segmentOf` says for each respondent the number of
 * their segment, from 0 below `count`; negative for who is in none and is left out. Refused where all together have no
 * utilities.
 */
export function bestWorstBySegment(
  tasks: BestWorstTasks,
  segmentOf: Int32Array,
  count: number,
  options: BestWorstOptions,
): Result<SegmentedBestWorst, string> {
  const inAny = Uint8Array.from(segmentOf, (segment) => (segment >= 0 && segment < count ? 1 : 0));
  const everybody = tasksOfRespondents(tasks, inAny);
  const together = bestWorstModel(everybody, options);
  if (!together.ok) return refuse(together.problem);
  const segments = masksOf(segmentOf, count).map((mask) =>
    bestWorstModel(tasksOfRespondents(tasks, mask), options),
  );
  const models = segments.flatMap((segment) => (segment.ok ? [segment.value] : []));
  const difference =
    models.length < count
      ? { likelihoodRatio: null, wald: null }
      : groupDifference(
          together.value.logLikelihood,
          models.map(({ utilities, robustCovariance, logLikelihood }) => ({
            ...contrastsToFirst(utilities, robustCovariance),
            logLikelihood,
          })),
          tasks.items.length - 1,
          areUnequal(everybody.weights),
        );
  return ok({ together: together.value, segments, difference });
}
