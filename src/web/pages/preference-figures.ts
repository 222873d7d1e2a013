/** Charts of preferences: ranks by group as lines, utilities as dots with intervals. */
import type {
  PreferenceGroup,
  PreferenceReport,
} from '../../services/analysis/preferences/preference-report.js';
import type { View } from '../../services/analysis/view/view.js';
import { type AnalysisFigure, analysisFigure } from './analysis-figure.js';
import { drawnGroups } from './drawn-groups.js';
import { groupName } from './preference-words.js';
import { rankAt } from './rank-differences.js';
import { rankSlopes } from './rank-slope.js';
import { ordinal } from './workbench-numbers.js';

interface Drawing {
  readonly chart: View['chart'];
  /** The id of the table that the charts show. */
  readonly table: string;
}

/** The charts that suit the report, or that were asked for. */
export function preferenceFigures(report: PreferenceReport, drawing: Drawing): readonly AnalysisFigure[] {
  const estimated = report.groups.filter(({ items }) => items.length > 0);
  const { chart } = drawing;
  if (estimated.length === 0 || chart === 'none') return [];
  const slopes = chart === 'auto' || chart === 'slope' ? slopesOf(report, drawing) : [];
  const dots = chart === 'slope' && slopes.length > 0 ? [] : [dotsOf(report, estimated, drawing)];
  return [...slopes, ...dots];
}

function slopesOf(report: PreferenceReport, { table }: Drawing): readonly AnalysisFigure[] {
  const { banners, groups: all } = report;
  const items = report.items.map(({ label }) => label);
  const groupLabel = ({ label }: PreferenceGroup) => label;
  return rankSlopes({ banners, groups: all, items, groupLabel }).map(({ banner: at, groups, chart }) => {
    const banner = banners[at]?.label ?? '';
    const [first] = chart.about;
    const title =
      first === undefined
        ? `All groups by “${banner}” rank much alike`
        : `“${items[first]}” moves most between groups`;
    const around = {
      ...{ id: `slope-${report.key}-${at}`, title, table },
      subtitle: `Rank by group (${banner}); bars show where a rank is not sure`,
      description: groups.map((group) => `${group.label}: ${topThree(report, group)}`).join('. '),
    };
    return analysisFigure(around, { kind: 'slope', chart });
  });
}

function topThree({ items }: PreferenceReport, group: PreferenceGroup): string {
  const order = items.map(({ label }, place) => ({ label, rank: rankAt(group, place) }));
  return order
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 3)
    .map(({ label, rank }) => `${ordinal(rank)} ${label}`)
    .join(', ');
}

function dotsOf(
  report: PreferenceReport,
  estimated: readonly PreferenceGroup[],
  { table }: Drawing,
): AnalysisFigure {
  const shown = drawnGroups(estimated);
  const [first] = report.items;
  const around = {
    ...{
      id: `dots-${report.key}`,
      table,
      title: `“${first?.label ?? ''}” comes first for everybody together`,
    },
    subtitle: `Utility around zero, with ${report.level * 100}% intervals`,
    description: shown.map((group) => `${groupName(group)}: ${topThree(report, group)}`).join('. '),
  };
  const chart = {
    series: shown.map(groupName),
    zero: { value: 0, text: 'Average item' },
    rows: report.items.map(({ label }, place) => ({
      label,
      dots: shown.flatMap(({ items }, series) => {
        const item = items[place];
        if (item === undefined) return [];
        return [{ series, value: item.utility, interval: item.interval, text: signed(item.utility) }];
      }),
    })),
  };
  return analysisFigure(around, { kind: 'dots', chart });
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
