/** Discrete choice as it is published: part-worths, importance, trades and shares of groups whose base may be told, rounded, without counts. */
import { z } from 'zod';
import type { Table } from '../../../domain/statistics/table.js';
import type { ChoiceByBanner } from '../preferences/by-banner.js';
import type { ReportedChoosers } from '../preferences/choice-report.js';
import {
  estimatesBanner,
  estimatesGroup,
  type GroupWords,
  interval,
  name,
  places,
  reachTold,
  texts,
  textsOf,
  toldBanners,
  toldGroups,
} from './estimates-told.js';

const worth = z.strictObject({ utility: z.number(), interval });
const share = z.strictObject({ share: z.number(), interval });
/** How many times the change that is given up weighs as much as another one. */
const tradeTold = z.strictObject({ ratio: z.number(), interval });
/** One level of an attribute instead of another. */
const change = z.strictObject({ attribute: name, from: name, to: name });

/** What is told of one group; everything is empty where nothing could be estimated. */
const estimates = {
  /** By attribute and level, in the report's order. */
  worths: z.array(z.array(worth)),
  /** None of them, against an alternative that is average in everything. */
  none: worth.nullable(),
  /** By attribute. */
  importances: z.array(share),
  /** By alternative, none of them last where that is offered. */
  shares: z.array(share),
  /** By change of the report's `trades`; null where it may be anything, or could not be estimated. Editions of before have none. */
  trades: z.array(tradeTold.nullable()).default([]),
};

/** The schema. */
export const publishedChoice = z.strictObject({
  ...{ key: name, label: texts, hasNone: z.boolean() },
  attributes: z.array(
    z.strictObject({ key: name, label: texts, levels: z.array(z.strictObject({ key: name, label: texts })) }),
  ),
  /** Alternatives side by side: by attribute the level's name. */
  profiles: z.array(z.record(name, name)),
  /** The change by which those of the other attributes are measured, and those others. */
  ...{ trade: change.nullable().default(null), trades: z.array(change).default([]) },
  banners: z.array(estimatesBanner),
  /** Everybody first. */
  groups: z.array(z.strictObject({ ...estimatesGroup, ...estimates })),
  /** How many groups are left out for having few people, or for giving such a one away. */
  withheld: z.int().min(0),
  level: z.number(),
});

export type PublishedChoiceReport = z.infer<typeof publishedChoice>;

/** A report's words in one language, in the report's order. */
export interface ChoiceWords extends GroupWords {
  readonly label: string;
  readonly attributes: readonly { readonly label: string; readonly levels: readonly string[] }[];
}

/**
 * What may be told of a choice experiment, given who answered in each group as it may be told: as of other preferences, groups
 * whose base is withheld are left out, with the tests in which they had a part, and so is how many tasks were answered. Everything is
 * told to two places, trades to three figures at most.
 */
export function toldChoice(
  report: ChoiceByBanner,
  bases: Table,
  words: Readonly<Record<string, ChoiceWords>>,
): PublishedChoiceReport {
  const groups = toldGroups(report, bases, words, ({ told }) => roundedEstimates(told));
  return {
    ...{ key: report.key, hasNone: report.hasNone, level: report.level, groups },
    label: textsOf(words, ({ label }) => label),
    attributes: report.attributes.map(({ key, levels }, at) => ({
      key,
      label: textsOf(words, ({ attributes }) => attributes[at]?.label),
      levels: levels.map((level, place) => ({
        key: level.key,
        label: textsOf(words, ({ attributes }) => attributes[at]?.levels[place]),
      })),
    })),
    profiles: report.profiles.map((profile) => ({ ...profile })),
    ...{ trade: report.trade && { ...report.trade }, trades: report.trades.map((each) => ({ ...each })) },
    banners: toldBanners(report, bases, words),
    withheld: report.groups.length - groups.length,
  };
}

function roundedEstimates({ partWorths, none, importances, shares, trades }: ReportedChoosers) {
  return {
    worths: partWorths.map(({ levels }) => levels.map(roundedWorth)),
    none: none && roundedWorth(none),
    importances: importances.map(({ importance, interval: reach }) => roundedShare(importance, reach)),
    shares: shares.map((one) => roundedShare(one.share, one.interval)),
    trades: trades.map(roundedTrade),
  };
}

function roundedWorth(one: { readonly utility: number; readonly interval: readonly [number, number] }) {
  return { utility: places(one.utility), interval: reachTold(one.interval) };
}

/**
 * A ratio of utilities has no bound, so it is told to three figures at most; one whose lower part may be nothing would be an arbitrary
 * number of many digits, and is not told.
 */
function roundedTrade(trade: ReportedChoosers['trades'][number]) {
  if (trade === null || trade.interval === null) return null;
  const [low, high] = trade.interval;
  const interval: [number, number] = [threeFigures(low), threeFigures(high)];
  return { ratio: threeFigures(trade.ratio), interval };
}

function threeFigures(value: number): number {
  return places(Number(value.toPrecision(3)));
}

function roundedShare(of: number, reach: readonly [number, number]) {
  return { share: places(of), interval: reachTold(reach) };
}
