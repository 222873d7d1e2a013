/** What every model's estimates are told with, whichever task people were given: bases that may be told, rounded numbers, and words. */
import { z } from 'zod';
import type { Table } from '../../../domain/statistics/table.js';
import type { DifferenceTest, PreferenceBanner } from '../preferences/preference-report.js';

/** The longest name or label. */
export const name = z.string().max(2000);
/** Words by language. */
export const texts = z.record(z.string(), name);
/** From the lower end to the upper one. */
export const interval = z.tuple([z.number(), z.number()]);

/** A question across the top: whether its groups differ is left out where a group is. */
export const estimatesBanner = z.strictObject({
  ...{ key: name, label: texts },
  test: z.strictObject({ statistic: z.number(), df: z.int(), p: z.number() }).nullable(),
});

/** What every group is told with. */
export const estimatesGroup = {
  ...{ banner: z.int().min(0).nullable(), key: name, label: texts, people: z.int().min(0) },
};

/** A group of a report, by the place of its banner. */
interface Group {
  readonly banner: number | null;
  readonly key: string;
}

/** Words of banners and groups in one language, in the report's order. */
export interface GroupWords {
  readonly banners: readonly string[];
  /** Everybody first. */
  readonly groups: readonly string[];
}

/** How many answered in the group, as the protected table of bases tells it; null where it does not. */
export function baseOf(
  { banner, key }: Group,
  { banners }: { readonly banners: readonly Pick<PreferenceBanner, 'key'>[] },
  bases: Table,
): number | null {
  const block = bases.blocks[0];
  if (banner === null) return block?.bases[0]?.n ?? null;
  const question = banners[banner]?.key ?? '';
  const at = bases.banners.findIndex((each) => each.key === question);
  const column = bases.columns.findIndex((each) => each.banner === at && `${question}=${each.key}` === key);
  return block?.bases[column]?.n ?? null;
}

/** The questions across the top, with the test of each whose groups are all told. */
export function toldBanners<Words extends GroupWords>(
  report: { readonly banners: readonly PreferenceBanner[]; readonly groups: readonly Group[] },
  bases: Table,
  words: Readonly<Record<string, Words>>,
): z.infer<typeof estimatesBanner>[] {
  return report.banners.map(({ key, wald, likelihoodRatio }, at) => {
    const isWhole = report.groups.every(
      (group) => group.banner !== at || baseOf(group, report, bases) !== null,
    );
    const test = isWhole ? (wald ?? likelihoodRatio) : null;
    return {
      key,
      label: textsOf(words, ({ banners }) => banners[at]),
      test: test && roundedTest(test),
    };
  });
}

/** The groups whose base may be told, as `tell` tells them; the rest are left out. */
export function toldGroups<Each extends Group, Told, Words extends GroupWords>(
  report: { readonly banners: readonly PreferenceBanner[]; readonly groups: readonly Each[] },
  bases: Table,
  words: Readonly<Record<string, Words>>,
  tell: (group: Each) => Told,
) {
  return report.groups.flatMap((group, at) => {
    const people = baseOf(group, report, bases);
    if (people === null) return [];
    const label = textsOf(words, ({ groups }) => groups[at]);
    return [{ banner: group.banner, key: group.key, label, people, ...tell(group) }];
  });
}

function roundedTest({ statistic, df, p }: DifferenceTest) {
  return { statistic: places(statistic), df, p: Math.max(0.0001, Math.round(p * 10_000) / 10_000) };
}

/** To two places; nothing is told as less than nothing. */
export function places(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Both ends to two places. */
export function reachTold([low, high]: readonly [number, number]): [number, number] {
  return [places(low), places(high)];
}

/** One text in every language. */
export function textsOf<Words>(
  words: Readonly<Record<string, Words>>,
  of: (words: Words) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([language, own]) => [language, of(own) ?? '']));
}
