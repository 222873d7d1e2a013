/** Preferences as they are published: of groups whose base may be told, without counts, and rounded. */
import { z } from 'zod';
import type { Table } from '../../../domain/statistics/table.js';
import type { PreferenceGroup, PreferenceItem, PreferenceReport } from '../preferences/preference-report.js';

const name = z.string().max(2000);
const texts = z.record(z.string(), name);
const interval = z.tuple([z.number(), z.number()]);

const item = z.strictObject({
  ...{ utility: z.number(), interval, share: z.number(), rank: z.int(), rankInterval: interval },
});

const group = z.strictObject({
  ...{ banner: z.int().min(0).nullable(), key: name, label: texts, people: z.int().min(0) },
  /** In the order of the report's items; empty where nothing could be estimated. */
  items: z.array(item),
});

const test = z.strictObject({ statistic: z.number(), df: z.int(), p: z.number() });

/** The schema. */
export const preferences = z.strictObject({
  ...{ kind: z.enum(['best-worst', 'ranking', 'paired']), key: name, label: texts },
  items: z.array(z.strictObject({ key: name, label: texts })),
  banners: z.array(z.strictObject({ key: name, label: texts, test: test.nullable() })),
  /** Everybody first. */
  groups: z.array(group),
  /** How many groups are left out for having few people, or for giving such a one away. */
  withheld: z.int().min(0),
  ...{ level: z.number(), draws: z.int() },
});

export type Preferences = z.infer<typeof preferences>;

/** A report's words in one language, in the report's order. */
export interface PreferenceWords {
  readonly label: string;
  readonly items: readonly string[];
  readonly banners: readonly string[];
  /** Everybody first. */
  readonly groups: readonly string[];
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
  const told = (group: PreferenceGroup) => baseOf(group, report, bases);
  const groups = report.groups.flatMap((group, at) => {
    const people = told(group);
    if (people === null) return [];
    const label = textsOf(words, ({ groups: all }) => all[at]);
    return [{ banner: group.banner, key: group.key, label, people, items: group.items.map(roundedItem) }];
  });
  return {
    ...{ kind: report.kind, key: report.key, level: report.level, draws: report.draws, groups },
    label: textsOf(words, ({ label }) => label),
    items: report.items.map(({ key }, at) => ({
      key,
      label: textsOf(words, ({ items }) => items[at]),
    })),
    banners: report.banners.map(({ key, wald, likelihoodRatio }, at) => {
      const isWhole = report.groups.every((group) => group.banner !== at || told(group) !== null);
      const test = isWhole ? (wald ?? likelihoodRatio) : null;
      return {
        key,
        label: textsOf(words, ({ banners }) => banners[at]),
        test: test && roundedTest(test),
      };
    }),
    withheld: report.groups.length - groups.length,
  };
}

/** How many answered in the group, as the protected table of bases tells it; null where it does not. */
function baseOf(
  { banner, key }: PreferenceGroup,
  { banners }: PreferenceReport,
  bases: Table,
): number | null {
  const block = bases.blocks[0];
  if (banner === null) return block?.bases[0]?.n ?? null;
  const question = banners[banner]?.key ?? '';
  const at = bases.banners.findIndex((each) => each.key === question);
  const column = bases.columns.findIndex((each) => each.banner === at && `${question}=${each.key}` === key);
  return block?.bases[column]?.n ?? null;
}

function roundedItem({ utility, interval: reach, share, rank, rankInterval }: PreferenceItem) {
  return {
    ...{ utility: places(utility), share: places(share), rank },
    interval: [places(reach[0]), places(reach[1])] as [number, number],
    rankInterval: [...rankInterval] as [number, number],
  };
}

function roundedTest({
  statistic,
  df,
  p,
}: {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}) {
  return { statistic: places(statistic), df, p: Math.max(0.0001, Math.round(p * 10_000) / 10_000) };
}

function places(value: number): number {
  return Math.round(value * 100) / 100;
}

function textsOf(
  words: WordsByLanguage,
  of: (words: PreferenceWords) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([language, own]) => [language, of(own) ?? '']));
}
