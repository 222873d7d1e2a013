/** Best–worst and choice questions of everybody and of the groups of several questions across the top, side by side. */

import { experimentOf } from './asked.js';
import { bestWorstAnswers } from './best-worst-answers.js';
import { bestWorstReport, type ReportedItem, type ReportedPeople } from './best-worst-report.js';
import { choiceAnswers } from './choice-answers.js';
import type { ChoiceOptions, LevelChange, ReportedChoosers } from './choice-report.js';
import { choiceReport } from './choice-report.js';
import type {
  PreferenceBanner,
  PreferenceGroup,
  PreferenceItem,
  PreferenceReport,
} from './preference-report.js';
import type { ReportedTests } from './reported.js';
import { DRAWS, effectiveOf, groupsInOrder, groupsOf, type Reporting, wordsFor } from './reporting.js';
import { changesBeside, isChangeOf } from './trade-changes.js';

/** An alternative of a choice task: by attribute the level's name. */
export type AskedProfile = Readonly<Record<string, string>>;

/** What is wanted of a discrete-choice question besides its part-worths. */
export interface AskedChoice {
  /** Alternatives whose shares are wanted. */
  readonly profiles: readonly AskedProfile[];
  /** The change by which changes of all other attributes are to be measured. */
  readonly trade: LevelChange | null;
}

/** A discrete-choice question by group. */
export interface ChoiceByBanner {
  readonly kind: 'choice';
  readonly key: string;
  readonly label: string;
  readonly attributes: readonly {
    readonly key: string;
    readonly label: string;
    readonly levels: readonly { readonly key: string; readonly label: string }[];
  }[];
  readonly hasNone: boolean;
  /** Alternatives whose shares were asked for; none of them stands behind, where it is offered. */
  readonly profiles: readonly AskedProfile[];
  /** The change that others are measured by, where it is one of this question's; and those others, as `told.trades` has them. */
  readonly trade: LevelChange | null;
  readonly trades: readonly LevelChange[];
  readonly banners: readonly PreferenceBanner[];
  readonly groups: readonly (Omit<PreferenceGroup, 'items' | 'fit' | 'fault' | 'unbounded' | 'failed'> & {
    readonly told: ReportedChoosers;
  })[];
  readonly level: number;
}

const NO_TESTS: ReportedTests = { likelihoodRatio: null, wald: null };

/** The report of a best–worst question. */
export function bestWorstByBanner(asked: Reporting): PreferenceReport {
  const words = wordsFor(experimentOf(asked).choices, asked.language);
  const common = { level: asked.level, draws: DRAWS, seed: asked.question.name };
  const everybody = bestWorstReport(asked, 'maxdiff', { ...common, groups: null });
  const told = asked.groupings.map((grouping) =>
    groupsOf(grouping).map((groups) => bestWorstReport(asked, 'maxdiff', { ...common, groups })),
  );
  const people = [everybody.everybody, ...told.flatMap((reports) => reports.flatMap(({ groups }) => groups))];
  const keys = everybody.everybody.items.map(({ item }) => item);
  const { tasks, rows } = bestWorstAnswers(asked);
  const byRow = { rows, respondents: tasks.respondents, weights: tasks.weights };
  return {
    ...{ kind: 'best-worst', key: asked.question.name, label: asked.label, level: asked.level, draws: DRAWS },
    items: keys.map((key) => ({ key, label: words(key) })),
    neverShown: everybody.neverShown.map(words),
    banners: asked.groupings.map(({ key, label }, at) => ({
      ...{ key, label },
      ...(told[at]?.length === 1 ? (told[at]?.[0]?.tests ?? NO_TESTS) : NO_TESTS),
    })),
    groups: groupsInOrder(asked).map(({ rows: group, ...of }, at) => ({
      ...of,
      ...peopleTold(people[at], keys, words),
      ...effectiveOf(byRow, group),
    })),
  };
}

function peopleTold(
  people: ReportedPeople | undefined,
  keys: readonly string[],
  words: (name: string) => string,
): Pick<PreferenceGroup, 'tasks' | 'fit' | 'fault' | 'items' | 'unbounded' | 'failed'> {
  const items = keys.flatMap((key) => itemTold(people?.items.find(({ item }) => item === key)) ?? []);
  const whole = items.length === keys.length ? items : [];
  const refused = people?.tasks === 0 ? 'nobody in this group has answered' : (people?.refused ?? null);
  const said = keys.reduce((text, key) => text.replaceAll(`"${key}"`, `“${words(key)}”`), refused ?? '');
  return {
    ...{ tasks: people?.tasks ?? 0, items: whole },
    ...{ unbounded: people?.unbounded ?? 0, failed: people?.failed ?? 0 },
    fit: fitOf(people),
    fault: whole.length > 0 ? null : said || 'some items were shown to nobody in this group',
  };
}

function fitOf(people: ReportedPeople | undefined): PreferenceGroup['fit'] {
  const { logLikelihood = null, byChance = null } = people ?? {};
  return logLikelihood === null ? null : { logLikelihood, byChance };
}

function itemTold(item: ReportedItem | undefined): PreferenceItem | null {
  if (item === undefined || item.utility === null || item.interval === null || item.share === null)
    return null;
  return {
    ...{ utility: item.utility, standardError: item.robustStandardError ?? 0, interval: item.interval },
    ...{ share: item.share.share, shareInterval: item.share.interval },
    ...{ rank: item.rank?.rank ?? 0, rankInterval: item.rank?.interval ?? [0, 0] },
    rankShares: item.rank?.shares ?? [],
    counts: {
      ...{ shown: item.shown, best: item.best, worst: item.worst },
      score: item.standardisedScore ?? 0,
    },
  };
}

/** The report of a discrete-choice question. */
export function choiceByBanner(asked: Reporting, wanted: AskedChoice): ChoiceByBanner {
  const { profiles } = wanted;
  const experiment = experimentOf(asked);
  const { coding, tasks, rows } = choiceAnswers(asked);
  const trade = isChangeOf(coding, wanted.trade) ? wanted.trade : null;
  const trades = trade === null ? [] : changesBeside(coding, tasks, trade);
  const common: Omit<ChoiceOptions, 'groups'> = {
    ...{ level: asked.level, draws: DRAWS, seed: asked.question.name },
    ...{ scale: 'effects', quantities: new Map() },
    trades: trade === null ? [] : trades.map((gained) => ({ gained, given: trade })),
    alternatives: profiles.length > 0 && coding.hasNone ? [...profiles, null] : profiles,
  };
  const everybody = choiceReport(asked, { ...common, groups: null });
  const told = asked.groupings.map((grouping) =>
    groupsOf(grouping).map((groups) => choiceReport(asked, { ...common, groups })),
  );
  const people = [everybody.everybody, ...told.flatMap((reports) => reports.flatMap(({ groups }) => groups))];
  const byRow = { rows, respondents: tasks.choosers, weights: tasks.weights };
  const [ofAttribute, ofLevel] = [
    wordsFor(experiment.attributes, asked.language),
    wordsFor(experiment.choices, asked.language),
  ];
  return {
    ...{ kind: 'choice', key: asked.question.name, label: asked.label, level: asked.level, profiles },
    ...{ trade, trades },
    hasNone: coding.hasNone,
    attributes: coding.attributes.map(({ name, levels }) => ({
      ...{ key: name, label: ofAttribute(name) },
      levels: levels.map((level) => ({ key: level, label: ofLevel(level) })),
    })),
    banners: asked.groupings.map(({ key, label }, at) => ({
      ...{ key, label },
      ...(told[at]?.length === 1 ? (told[at]?.[0]?.tests ?? NO_TESTS) : NO_TESTS),
    })),
    groups: groupsInOrder(asked).flatMap(({ rows: group, ...of }, at) => {
      const own = people[at];
      return own === undefined ? [] : [{ ...of, ...effectiveOf(byRow, group), tasks: own.tasks, told: own }];
    }),
  };
}
