/** Published discrete choice: what decides most, part-worths and importance by group, shares side by side, trades, and their charts. */
import type { PublishedChoice } from '../../services/analysis/publishing/publication.js';
import type { PublishedChoiceReport } from '../../services/analysis/publishing/published-choice.js';
import { inLanguage } from '../../shared/language.js';
import { type AnalysisFigure, analysisFigure } from '../pages/analysis-figure.js';
import {
  type DenseBlock,
  type DenseCell,
  type DenseTable,
  plainCell,
  quietCell,
} from '../pages/dense-table.js';
import { drawnGroups } from '../pages/drawn-groups.js';
import { percentText } from '../pages/workbench-numbers.js';
import { groupLabel, headsOf, testSentences } from './preference-words.js';
import type { ShownView } from './shown.js';
import { notesOf } from './table-view.js';
import { tradeBlock, tradeFigure, tradeLegend, tradeSentences } from './trade-view.js';
import { type ReportWords, told } from './words.js';

type Group = PublishedChoiceReport['groups'][number];

/** The part as its page shows it. */
export function choiceView(part: PublishedChoice, id: string, words: ReportWords): ShownView {
  const { language, t } = words;
  const { report } = part;
  const everybody = report.groups.find(({ banner }) => banner === null);
  const drawn = part.show === 'tables' || part.view.chart === 'none' ? [] : figuresOf(report, id, words);
  const message = part.title === null ? null : inLanguage(part.title, language);
  const figures =
    drawn.length === 1 && message !== null ? drawn.map((figure) => ({ ...figure, title: message })) : drawn;
  return {
    ...{ kind: 'view', id, figures, file: `${id}.csv` },
    title: part.title === null ? null : told(part.title, language),
    sentences: [...leadOf(report, words), ...tradeSentences(report, words), ...testSentences(report, words)],
    table: everybody === undefined ? null : worthTable(report, id, words),
    isFolded: figures.length > 0,
    lang: told(report.label, language).lang,
    notes: [
      ...notesOf(part, [inLanguage(report.label, language)], everybody?.people ?? null, words),
      ...(report.withheld > 0 ? [t('report.preferences.withheld', { count: report.withheld })] : []),
      t('report.choice.rule'),
    ],
  };
}

/** Which attribute decides most for everybody together, and which of its levels is liked best. */
function leadOf({ groups, attributes }: PublishedChoiceReport, { language, t }: ReportWords) {
  const everybody = groups.find(({ banner }) => banner === null);
  const most = topOf(everybody?.importances.map(({ share }) => share) ?? []);
  const [attribute, importance] = [attributes[most], everybody?.importances[most]];
  const best = topOf(everybody?.worths[most]?.map(({ utility }) => utility) ?? []);
  if (attribute === undefined || importance === undefined) return [];
  return [
    t('report.choice.lead', {
      attribute: inLanguage(attribute.label, language),
      importance: percentText(importance.share),
      between: rangeText(importance.interval, percentText, t),
      level: inLanguage(attribute.levels[best]?.label ?? {}, language),
    }),
  ];
}

/** The place of the largest number; −1 where there is none. */
function topOf(values: readonly number[]): number {
  return values.reduce(
    (best, value, at) => (value > (values[best] ?? Number.NEGATIVE_INFINITY) ? at : best),
    -1,
  );
}

function rangeText(
  [low, high]: readonly [number, number],
  write: (value: number) => string,
  t: ReportWords['t'],
): string {
  return t('report.table.range', { low: write(low), high: write(high) });
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function worthTable(report: PublishedChoiceReport, id: string, words: ReportWords): DenseTable {
  const { t } = words;
  const { level } = report;
  return {
    ...{ id: `${id}-table`, caption: t('report.choice.caption') },
    corner: t('report.choice.corner'),
    ...headsOf(report, words),
    blocks: [
      ...attributeBlocks(report, words),
      ...noneBlock(report, words),
      ...shareBlock(report, words),
      ...tradeBlock(report, words),
    ],
    legend: [
      t('report.choice.legend', { level: `${Math.round(level * 100)}%` }),
      ...tradeLegend(report, words),
    ],
  };
}

function attributeBlocks({ attributes, groups }: PublishedChoiceReport, words: ReportWords): DenseBlock[] {
  const { language, t } = words;
  return attributes.map((attribute, at) => ({
    ...{ heading: inLanguage(attribute.label, language), bases: [] },
    rows: [
      ...attribute.levels.map(({ label }, place) => ({
        ...{ label: inLanguage(label, language), kind: 'plain' as const },
        cells: groups.map(({ worths }) => worthCell(worths[at]?.[place], words)),
      })),
      {
        ...{ label: t('report.choice.importance'), kind: 'statistic' as const },
        cells: groups.map(({ importances }) => shareCell(importances[at], words)),
      },
    ],
  }));
}

function noneBlock({ hasNone, groups }: PublishedChoiceReport, words: ReportWords): readonly DenseBlock[] {
  const { t } = words;
  if (!hasNone) return [];
  const cells = groups.map(({ none }) => worthCell(none ?? undefined, words));
  const rows = [{ label: t('report.choice.against'), kind: 'plain' as const, cells }];
  return [{ heading: t('report.choice.none'), bases: [], rows }];
}

/** Alternatives that were put side by side, with the share that each would have. */
function shareBlock(report: PublishedChoiceReport, words: ReportWords): readonly DenseBlock[] {
  const { profiles, groups, attributes, hasNone } = report;
  const { language, t } = words;
  if (profiles.length === 0) return [];
  const labels = profiles.map((profile) =>
    attributes
      .map(({ key, levels }) => {
        const level = levels.find((each) => each.key === profile[key]);
        return level === undefined ? t('report.choice.average') : inLanguage(level.label, language);
      })
      .join(', '),
  );
  return [
    {
      ...{ heading: t('report.choice.shares'), bases: [] },
      rows: [...labels, ...(hasNone ? [t('report.choice.none')] : [])].map((label, at) => ({
        ...{ label, kind: 'plain' as const },
        cells: groups.map(({ shares }) => shareCell(shares[at], words)),
      })),
    },
  ];
}

function worthCell(worth: Group['worths'][number][number] | undefined, { t }: ReportWords): DenseCell {
  if (worth === undefined) return quietCell('–');
  return plainCell(signed(worth.utility), rangeText(worth.interval, signed, t));
}

function shareCell(share: Group['shares'][number] | undefined, { t }: ReportWords): DenseCell {
  if (share === undefined) return quietCell('–');
  return plainCell(percentText(share.share), rangeText(share.interval, percentText, t));
}

/** What each level is worth, and what decides how much, for the groups or for everybody where there are none. */
function figuresOf(report: PublishedChoiceReport, id: string, words: ReportWords): readonly AnalysisFigure[] {
  const { language, t } = words;
  const { attributes, level } = report;
  const estimated = report.groups.filter(({ worths }) => worths.length > 0);
  const shown = drawnGroups(estimated);
  if (shown.length === 0) return [];
  const series = shown.map((group) => groupLabel(group, words));
  const around = { table: `${id}-table`, description: leadOf(report, words).join(' ') };
  const intervals = { level: `${Math.round(level * 100)}%` };
  const worths = attributes.flatMap((attribute, at) =>
    attribute.levels.map((one, place) => ({
      label: `${inLanguage(attribute.label, language)}: ${inLanguage(one.label, language)}`,
      dots: shown.flatMap((group, of) => {
        const worth = group.worths[at]?.[place];
        if (worth === undefined) return [];
        const { utility: value, interval } = worth;
        return [{ series: of, value, interval, text: signed(value) }];
      }),
    })),
  );
  const importances = attributes.map(({ label }, at) => ({
    label: inLanguage(label, language),
    dots: shown.flatMap((group, of) => {
      const one = group.importances[at];
      if (one === undefined) return [];
      return [{ series: of, value: one.share, interval: one.interval, text: percentText(one.share) }];
    }),
  }));
  return [
    analysisFigure(
      {
        ...{ ...around, id: `${id}-importance`, title: t('report.choice.importanceTitle') },
        subtitle: t('report.choice.importanceSubtitle', intervals),
      },
      { kind: 'dots', chart: { mark: 'bar', series, rows: importances, min: 0 } },
    ),
    analysisFigure(
      {
        ...{ ...around, id: `${id}-worths`, title: t('report.choice.worthTitle') },
        subtitle: t('report.choice.worthSubtitle', intervals),
      },
      {
        kind: 'dots',
        chart: { series, zero: { value: 0, text: t('report.choice.averageLevel') }, rows: worths },
      },
    ),
    ...tradeFigure(report, shown, id, words),
  ];
}
