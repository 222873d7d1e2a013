/** Charts of published preferences: ranks by group as lines, utilities as dots with intervals. */
import type { Preferences } from '../../services/analysis/publishing/published-preferences.js';
import type { View } from '../../services/analysis/view/view.js';
import { inLanguage, type Localised } from '../../shared/language.js';
import { type AnalysisFigure, analysisFigure } from '../pages/analysis-figure.js';
import { drawnGroups } from '../pages/drawn-groups.js';
import { rankAt } from '../pages/rank-differences.js';
import { rankSlopes } from '../pages/rank-slope.js';
import { type Group, groupLabel, rankText } from './preference-words.js';
import type { ReportWords } from './words.js';

interface Drawing {
  readonly id: string;
  readonly chart: View['chart'];
  readonly title: Localised | null;
}

/** The charts that suit the report, or that were asked for; one by itself bears the part's own message. */
export function preferenceFigures(
  report: Preferences,
  { id, chart, title }: Drawing,
  words: ReportWords,
): readonly AnalysisFigure[] {
  const estimated = report.groups.filter(({ items }) => items.length > 0);
  if (estimated.length === 0 || chart === 'none') return [];
  const slopes = chart === 'auto' || chart === 'slope' ? slopesOf(report, id, words) : [];
  const dots = chart === 'slope' && slopes.length > 0 ? [] : [dotsOf(report, id, words)];
  const message = title === null ? null : inLanguage(title, words.language);
  const all = [...slopes, ...dots];
  return all.length === 1 && message !== null ? all.map((figure) => ({ ...figure, title: message })) : all;
}

function slopesOf(report: Preferences, id: string, words: ReportWords): readonly AnalysisFigure[] {
  const { language, t } = words;
  const { banners, groups: all } = report;
  const items = report.items.map(({ label }) => inLanguage(label, language));
  const sloped = { banners, groups: all, items, groupLabel: (group: Group) => groupLabel(group, words) };
  return rankSlopes(sloped).map(({ banner: at, groups, chart }) => {
    const banner = inLanguage(banners[at]?.label ?? {}, language);
    const around = {
      ...{ id: `${id}-slope-${at}`, table: `${id}-table` },
      title: t('report.preferences.slopeTitle', { banner }),
      subtitle: t('report.preferences.slope', { banner }),
      description: groups.map((group) => topThree(report, group, words)).join('. '),
    };
    return analysisFigure(around, { kind: 'slope', chart });
  });
}

function topThree({ items }: Preferences, group: Preferences['groups'][number], words: ReportWords): string {
  const order = items
    .map(({ label }, place) => ({ label: inLanguage(label, words.language), rank: rankAt(group, place) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 3)
    .map(({ label, rank }) => `${rankText(rank, words)} ${label}`);
  return `${groupLabel(group, words)}: ${order.join(', ')}`;
}

function dotsOf(report: Preferences, id: string, words: ReportWords): AnalysisFigure {
  const { language, t } = words;
  const estimated = report.groups.filter(({ items }) => items.length > 0);
  const shown = drawnGroups(estimated);
  const around = {
    ...{ id: `${id}-dots`, table: `${id}-table` },
    title: t('report.preferences.dotsTitle'),
    subtitle: t('report.preferences.dots', { level: `${Math.round(report.level * 100)}%` }),
    description: shown.map((group) => topThree(report, group, words)).join('. '),
  };
  const chart = {
    series: shown.map((group) => groupLabel(group, words)),
    zero: { value: 0, text: t('report.preferences.average') },
    rows: report.items.map(({ label }, place) => ({
      label: inLanguage(label, language),
      dots: shown.flatMap(({ items }, series) => {
        const item = items[place];
        if (item === undefined) return [];
        const sign = item.utility < 0 ? '−' : '+';
        const text = `${sign}${Math.abs(item.utility).toFixed(2)}`;
        return [{ series, value: item.utility, interval: item.interval, text }];
      }),
    })),
  };
  return analysisFigure(around, { kind: 'dots', chart });
}
