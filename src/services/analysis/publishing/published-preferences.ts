/** Preferences as they are published: of groups whose base may be told, without counts, and rounded. */
import { z } from 'zod';
import type { Table } from '../../../domain/statistics/table.js';
import type { PreferenceItem, PreferenceReport } from '../preferences/preference-report.js';
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

const item = z.strictObject({
  ...{ utility: z.number(), interval, share: z.number(), rank: z.int(), rankInterval: interval },
});

/** The schema. */
export const preferences = z.strictObject({
  ...{ kind: z.enum(['best-worst', 'ranking', 'paired']), key: name, label: texts },
  items: z.array(z.strictObject({ key: name, label: texts })),
  banners: z.array(estimatesBanner),
  /** Everybody first; items in the order of the report's, none where nothing could be estimated. */
  groups: z.array(z.strictObject({ ...estimatesGroup, items: z.array(item) })),
  /** How many groups are left out for having few people, or for giving such a one away. */
  withheld: z.int().min(0),
  ...{ level: z.number(), draws: z.int() },
});

export type Preferences = z.infer<typeof preferences>;

/** A report's words in one language, in the report's order. */
export interface PreferenceWords extends GroupWords {
  readonly label: string;
  readonly items: readonly string[];
}

/** The words by language. */
export type WordsByLanguage = Readonly<Record<string, PreferenceWords>>;

/**
 * What may be told of preferences, given who answered in each group as it may be told: groups whose base is withheld are left out,
 * with the tests in which they had a part. Counts are left out too, since sums over groups would give those of a group
 * that is left out; utilities are told to two places, shares to one in a hundred.
 */
export function publishedPreferences(
  report: PreferenceReport,
  bases: Table,
  words: WordsByLanguage,
): Preferences {
  const groups = toldGroups(report, bases, words, ({ items }) => ({ items: items.map(roundedItem) }));
  return {
    ...{ kind: report.kind, key: report.key, level: report.level, draws: report.draws, groups },
    label: textsOf(words, ({ label }) => label),
    items: report.items.map(({ key }, at) => ({
      key,
      label: textsOf(words, ({ items }) => items[at]),
    })),
    banners: toldBanners(report, bases, words),
    withheld: report.groups.length - groups.length,
  };
}

function roundedItem({ utility, interval: reach, share, rank, rankInterval }: PreferenceItem) {
  return {
    ...{ utility: places(utility), share: places(share), rank, interval: reachTold(reach) },
    rankInterval: [...rankInterval] as [number, number],
  };
}
