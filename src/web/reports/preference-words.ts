/** How groups and ranks of published preferences are called. */
import type { Preferences } from '../../services/analysis/publishing/published-preferences.js';
import { inLanguage } from '../../shared/language.js';
import type { DenseTable } from '../pages/dense-table.js';
import { numberText, ordinal, pText } from '../pages/workbench-numbers.js';
import type { ReportWords } from './words.js';

export type Group = Preferences['groups'][number];

/** How a group is called; everybody has no name of its own. */
export function groupLabel(
  { banner, label }: Pick<Group, 'banner' | 'label'>,
  { language, t }: ReportWords,
): string {
  return banner === null ? t('report.everybody') : inLanguage(label, language);
}

/** The head of a table with a column for each group: what the groups are of, their names, and how many people each base is. */
export function headsOf(
  {
    banners,
    groups,
  }: {
    readonly banners: Preferences['banners'];
    readonly groups: readonly Pick<Group, 'banner' | 'label' | 'people'>[];
  },
  words: ReportWords,
): Pick<DenseTable, 'banners' | 'heads' | 'bases'> {
  const { language, t, format } = words;
  const spans = banners
    .map(({ label }, banner) => ({
      text: inLanguage(label, language),
      span: groups.filter((group) => group.banner === banner).length,
    }))
    .filter(({ span }) => span > 0);
  return {
    banners: spans.length === 0 ? [] : [{ text: '', span: 1 }, ...spans],
    heads: groups.map((group) => ({ text: groupLabel(group, words), letter: '' })),
    bases: [{ label: t('report.table.base'), cells: groups.map(({ people }) => format.number(people)) }],
  };
}

/** A rank in words: "4th"; Welsh tells it as a number. */
export function rankText(rank: number, { language }: ReportWords): string {
  return language === 'en' ? ordinal(rank) : String(rank);
}

/** Whether groups differ, for each question across the top whose groups are all told. */
export function testSentences(
  { banners }: Pick<Preferences, 'banners'>,
  { language, t, format }: ReportWords,
): readonly string[] {
  return banners.flatMap(({ label, test }) =>
    test === null
      ? []
      : [
          t(test.p < 0.05 ? 'report.preferences.differ' : 'report.preferences.alike', {
            banner: inLanguage(label, language),
            ...{ statistic: numberText(test.statistic, format), df: test.df, p: pText(test.p) },
          }),
        ],
  );
}
