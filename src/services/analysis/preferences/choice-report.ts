/** All that is told of a discrete-choice question: part-worths, importance, trades and simulated shares, also by group. */
import { type ChoiceModel, choiceModel } from '../../../domain/statistics/choice/choice-model.js';
import {
  type ChoiceTasks,
  chooserCount,
  tasksOfChoosers,
} from '../../../domain/statistics/choice/choice-tasks.js';
import {
  type CodedProfile,
  type Coding,
  contrastOf,
  NONE_COEFFICIENT,
} from '../../../domain/statistics/choice/coding.js';
import { coefficientDraws } from '../../../domain/statistics/choice/draws.js';
import { type Importance, importances } from '../../../domain/statistics/choice/importance.js';
import {
  type PartWorthScale,
  type PartWorths,
  partWorths,
  type UtilityEstimate,
  utilityOf,
} from '../../../domain/statistics/choice/part-worths.js';
import { choiceShares } from '../../../domain/statistics/choice/simulator.js';
import { type Willingness, willingnessToTrade } from '../../../domain/statistics/choice/willingness.js';
import {
  areUnequal,
  groupDifference,
  masksOf,
} from '../../../domain/statistics/comparison/group-difference.js';
import type { ShareInterval } from '../../../domain/statistics/comparison/share-intervals.js';
import { quickRandom } from '../../../shared/quick-random.js';
import type { Asked } from './asked.js';
import { choiceAnswers, type Quantities } from './choice-answers.js';
import { groupsOfRows, type ReportedTests, type ReportOptions, reportedTests } from './reported.js';

/** One level instead of another of the same attribute. */
export interface LevelChange {
  readonly attribute: string;
  readonly from: string;
  readonly to: string;
}

/** How much of one change people would accept for another: the ratio of their utilities. */
export interface Trade {
  readonly gained: LevelChange;
  readonly given: LevelChange;
}

export interface ChoiceOptions extends ReportOptions {
  readonly scale: PartWorthScale;
  readonly quantities: Quantities;
  readonly trades: readonly Trade[];
  /**
   * Alternatives that would stand side by side: the level of each attribute by its name (at its average, where it is left out), or
   * null for none of them.
   */
  readonly alternatives: readonly (Readonly<Record<string, string>> | null)[];
}

/** A group of people, or everybody; everything is empty where it could not be estimated. */
export interface ReportedChoosers {
  readonly people: number;
  readonly tasks: number;
  readonly refused: string | null;
  readonly logLikelihood: number | null;
  readonly nullLogLikelihood: number | null;
  readonly partWorths: readonly PartWorths[];
  /** The none option against an alternative that is average in everything. */
  readonly none: UtilityEstimate | null;
  readonly importances: readonly Importance[];
  /** In the order asked for; null where a level is none of the question's. */
  readonly trades: readonly (Willingness | null)[];
  readonly shares: readonly ShareInterval[];
}

export interface ChoiceReport {
  readonly kind: 'choice';
  readonly everybody: ReportedChoosers;
  readonly groups: readonly ReportedChoosers[];
  readonly tests: ReportedTests;
}

/** The report; whatever cannot be estimated says why in its place. */
export function choiceReport(asked: Asked, options: ChoiceOptions): ChoiceReport {
  const { coding, tasks, rows } = choiceAnswers(asked, options.quantities);
  const everybody = reportOn(coding, tasks, options, 'everybody');
  const { groups } = options;
  if (groups === null)
    return {
      kind: 'choice',
      everybody: everybody.told,
      groups: [],
      tests: { likelihoodRatio: null, wald: null },
    };
  const groupOf = groupsOfRows(groups, rows);
  const each = masksOf(groupOf, groups.count).map((mask, group) =>
    reportOn(coding, tasksOfChoosers(tasks, mask), options, `group ${group}`),
  );
  return {
    ...{ kind: 'choice', everybody: everybody.told, groups: each.map(({ told }) => told) },
    tests: reportedTests(
      differenceOf(
        tasks,
        groupOf,
        each.map(({ model }) => model),
      ),
    ),
  };
}

/** The tests; everybody is whoever is in one of the groups. */
function differenceOf(tasks: ChoiceTasks, groupOf: Int32Array, models: readonly (ChoiceModel | null)[]) {
  const all = models.flatMap((model) => model ?? []);
  const inAny = tasksOfChoosers(
    tasks,
    Uint8Array.from(groupOf, (group) => (group >= 0 ? 1 : 0)),
  );
  const together = choiceModel(inAny);
  if (!together.ok || all.length < models.length) return { likelihoodRatio: null, wald: null };
  return groupDifference(
    together.value.logLikelihood,
    all.map(({ estimates, robustCovariance, logLikelihood }) => ({
      ...{ values: estimates, covariance: robustCovariance, logLikelihood },
    })),
    tasks.names.length,
    areUnequal(inAny.weights),
  );
}

function reportOn(
  coding: Coding,
  tasks: ChoiceTasks,
  options: ChoiceOptions,
  who: string,
): { readonly told: ReportedChoosers; readonly model: ChoiceModel | null } {
  const estimated = choiceModel(tasks);
  const people = { people: chooserCount(tasks), tasks: tasks.weights.length };
  if (!estimated.ok) return { told: { ...people, ...NOTHING, refused: estimated.problem }, model: null };
  const model = estimated.value;
  const { level, scale } = options;
  const draws = coefficientDraws(model, options.draws, quickRandom(`${options.seed} ${who}`));
  const told = {
    ...{ ...people, refused: null },
    ...{ logLikelihood: model.logLikelihood, nullLogLikelihood: model.nullLogLikelihood },
    partWorths: partWorths(model, coding, scale, level),
    none: noneOf(model, coding, level),
    importances: importances(model, coding, draws, level),
    trades: options.trades.map((trade) => {
      const [gained, given] = [changeOf(coding, trade.gained), changeOf(coding, trade.given)];
      return gained === null || given === null
        ? null
        : willingnessToTrade(model, gained, given, draws, level);
    }),
    shares:
      options.alternatives.length === 0
        ? []
        : choiceShares(
            model,
            coding,
            options.alternatives.map((each) => profileOf(coding, each)),
            level,
          ),
  };
  return { told, model };
}

const NOTHING = {
  ...{ logLikelihood: null, nullLogLikelihood: null, none: null },
  ...{ partWorths: [], importances: [], trades: [], shares: [] },
};

function noneOf(model: ChoiceModel, coding: Coding, level: number): UtilityEstimate | null {
  if (!coding.hasNone) return null;
  return utilityOf(
    model,
    Float64Array.from(coding.names, (name) => (name === NONE_COEFFICIENT ? 1 : 0)),
    level,
  );
}

function changeOf(coding: Coding, { attribute, from, to }: LevelChange): Float64Array | null {
  const at = coding.attributes.findIndex(({ name }) => name === attribute);
  const levels = coding.attributes[at]?.levels ?? [];
  const [gone, come] = [levels.indexOf(from), levels.indexOf(to)];
  return gone < 0 || come < 0 || gone === come ? null : contrastOf(coding, at, come, gone);
}

function profileOf(
  { attributes }: Coding,
  alternative: Readonly<Record<string, string>> | null,
): CodedProfile {
  return alternative === null
    ? null
    : attributes.map(({ name, levels }) => levels.indexOf(alternative[name] ?? ''));
}
