/** All that is told of a best–worst question: counts, utilities, shares and ranks of everybody and of each group. */
import { bestWorstCounts } from '../../../domain/statistics/best-worst/best-worst-counts.js';
import {
  type BestWorstModel,
  bestWorstModel,
} from '../../../domain/statistics/best-worst/best-worst-model.js';
import { bestWorstRanks } from '../../../domain/statistics/best-worst/best-worst-ranks.js';
import {
  type BestWorstTasks,
  respondentCount,
  tasksOfRespondents,
} from '../../../domain/statistics/best-worst/best-worst-tasks.js';
import { bestWorstBySegment } from '../../../domain/statistics/best-worst/segments.js';
import type { BestWorstModelName } from '../../../domain/statistics/best-worst/stages.js';
import { masksOf } from '../../../domain/statistics/comparison/group-difference.js';
import type { ItemRank } from '../../../domain/statistics/comparison/ranks.js';
import { type ShareInterval, shareIntervals } from '../../../domain/statistics/comparison/share-intervals.js';
import { normalQuantile } from '../../../domain/statistics/distributions/index.js';
import { standardErrors } from '../../../domain/statistics/estimation/symmetric.js';
import { quickRandom } from '../../../shared/quick-random.js';
import type { Result } from '../../../shared/result.js';
import type { Asked } from './asked.js';
import { bestWorstAnswers } from './best-worst-answers.js';
import {
  type DrawnGroup,
  groupsOfRows,
  type ReportedRankDifferences,
  type ReportedTests,
  type ReportOptions,
  reportedRankDifferences,
  reportedRanks,
  reportedTests,
} from './reported.js';

/** One item in one group of people. */
export interface ReportedItem {
  readonly item: string;
  /** Weighted counts of tasks. */
  readonly shown: number;
  readonly best: number;
  readonly worst: number;
  /** Best less worst, over times shown; null where it was not shown. */
  readonly standardisedScore: number | null;
  /** Around zero over the items, with errors that know who answered; null where the group has no utilities. */
  readonly utility: number | null;
  readonly standardError: number | null;
  readonly robustStandardError: number | null;
  readonly interval: readonly [number, number] | null;
  /** Of first places among all items, from 0 to 1. */
  readonly share: ShareInterval | null;
  readonly rank: ItemRank | null;
}

/** A group of people, or everybody. */
export interface ReportedPeople {
  readonly people: number;
  readonly tasks: number;
  readonly items: readonly ReportedItem[];
  readonly logLikelihood: number | null;
  /** The same where all pairs of a task are alike; null for the other models. */
  readonly byChance: number | null;
  /** Why there are no utilities; null where there are. */
  readonly refused: string | null;
  /** Draws in which an item's utility ran away, or nothing could be estimated. */
  readonly unbounded: number;
  readonly failed: number;
}

export interface BestWorstReport {
  readonly kind: 'best-worst';
  readonly model: BestWorstModelName;
  readonly neverShown: readonly string[];
  readonly everybody: ReportedPeople;
  readonly groups: readonly ReportedPeople[];
  readonly tests: ReportedTests;
  readonly rankDifferences: readonly ReportedRankDifferences[];
}

/** The report; whatever cannot be estimated says why in its place. */
export function bestWorstReport(
  asked: Asked,
  model: BestWorstModelName,
  options: ReportOptions,
): BestWorstReport {
  const { tasks, rows, neverShown } = bestWorstAnswers(asked);
  const { groups, level } = options;
  const everybody = reportOn(tasks, model, options, 'everybody');
  if (groups === null)
    return { kind: 'best-worst', model, neverShown, everybody: everybody.told, groups: [], ...NO_DIFFERENCE };
  const groupOf = groupsOfRows(groups, rows);
  const each = masksOf(groupOf, groups.count).map((mask, group) =>
    reportOn(tasksOfRespondents(tasks, mask), model, options, `group ${group}`),
  );
  const apart = bestWorstBySegment(tasks, groupOf, groups.count, { model, reference: null });
  return {
    ...{ kind: 'best-worst', model, neverShown, everybody: everybody.told },
    groups: each.map(({ told }) => told),
    tests: apart.ok ? reportedTests(apart.value.difference) : NO_DIFFERENCE.tests,
    rankDifferences: reportedRankDifferences(
      tasks.items,
      each.map(({ drawn }) => drawn),
      level,
    ),
  };
}

const NO_DIFFERENCE = { tests: { likelihoodRatio: null, wald: null }, rankDifferences: [] } as const;

function reportOn(
  tasks: BestWorstTasks,
  model: BestWorstModelName,
  { level, draws, seed }: ReportOptions,
  who: string,
): { readonly told: ReportedPeople; readonly drawn: DrawnGroup | null } {
  const estimated = bestWorstModel(tasks, { model, reference: null });
  const drawn = estimated.ok
    ? {
        estimates: estimated.value.utilities,
        ...bestWorstRanks(tasks, model, { draws, random: quickRandom(`${seed} ${who}`) }),
      }
    : null;
  const ranks = drawn === null ? [] : reportedRanks(tasks.items, drawn, level);
  const told = {
    people: respondentCount(tasks),
    tasks: tasks.weights.length,
    items: itemsOf(tasks, estimated, ranks, level),
    logLikelihood: estimated.ok ? estimated.value.logLikelihood : null,
    byChance: model === 'maxdiff' ? chanceOf(tasks) : null,
    refused: estimated.ok ? null : estimated.problem,
    ...{ unbounded: drawn?.unbounded ?? 0, failed: drawn?.failed ?? 0 },
  };
  return { told, drawn };
}

/** Of s items a task shows s(s − 1) ordered pairs. */
function chanceOf({ starts, weights }: BestWorstTasks): number {
  return weights.reduce((sum, weight, task) => {
    const shown = (starts[task + 1] ?? 0) - (starts[task] ?? 0);
    return sum - weight * Math.log(shown * (shown - 1));
  }, 0);
}

function itemsOf(
  tasks: BestWorstTasks,
  estimated: Result<BestWorstModel, string>,
  ranks: readonly ItemRank[],
  level: number,
): readonly ReportedItem[] {
  const { shown, best, worst, standardised } = bestWorstCounts(tasks);
  const utilities = estimated.ok ? utilitiesOf(estimated.value, level) : null;
  return tasks.items.map((item, at) => ({
    item,
    ...{ shown: shown[at] as number, best: best[at] as number, worst: worst[at] as number },
    standardisedScore: (shown[at] as number) > 0 ? (standardised[at] as number) : null,
    ...(utilities?.[at] ?? NO_UTILITY),
    rank: ranks[at] ?? null,
  }));
}

const NO_UTILITY = {
  utility: null,
  standardError: null,
  robustStandardError: null,
  interval: null,
  share: null,
};

function utilitiesOf({ utilities, covariance, robustCovariance }: BestWorstModel, level: number) {
  const errors = standardErrors(covariance, utilities.length);
  const robust = standardErrors(robustCovariance, utilities.length);
  const shares = shareIntervals(utilities, robustCovariance, level);
  const z = normalQuantile((1 + level) / 2);
  return [...utilities].map((utility, at) => {
    const reach = z * (robust[at] as number);
    return {
      ...{ utility, standardError: errors[at] as number, robustStandardError: robust[at] as number },
      interval: [utility - reach, utility + reach] as const,
      share: shares[at] ?? null,
    };
  });
}
