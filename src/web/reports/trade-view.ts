/** What people would accept, in a published report: how many times the change that is given up they would take on for each other one. */
import type { PublishedChoiceReport } from '../../services/analysis/publishing/published-choice.js';
import { inLanguage } from '../../shared/language.js';
import { type AnalysisFigure, analysisFigure } from '../pages/analysis-figure.js';
import { type DenseBlock, type DenseCell, plainCell, quietCell } from '../pages/dense-table.js';
import { groupLabel } from './preference-words.js';
import type { ReportWords } from './words.js';

type Change = PublishedChoiceReport['trades'][number];
type Told = PublishedChoiceReport['groups'][number]['trades'][number];

/** The change for which everybody together would accept most; or that what is given up is itself welcome, or may be worth nothing. */
export function tradeSentences(report: PublishedChoiceReport, words: ReportWords): readonly string[] {
  const { t } = words;
  const { trade, trades, groups } = report;
  const everybody = groups.find(({ banner }) => banner === null);
  if (trade === null || everybody === undefined) return [];
  const told = trades.flatMap((change, at) => {
    const own = everybody.trades[at] ?? null;
    return own === null ? [] : [{ change, own }];
  });
  const [most] = told.sort((one, other) => Math.abs(other.own.ratio) - Math.abs(one.own.ratio));
  const given = givenWords(report, trade, words);
  if (most === undefined) return [t('report.trade.unsure', { given })];
  if (isWelcome(report, trade)) return [t('report.trade.welcome', { given })];
  const { change, own } = most.own.ratio < 0 ? turned(most) : most;
  const gained = changeWords(report, change, words);
  const between = rangeText(own.interval, words);
  return [t('report.trade.lead', { gained, given, times: times(own.ratio), between })];
}

/** Whether everybody together likes what is given up better than what it is instead of. */
function isWelcome({ attributes, groups }: PublishedChoiceReport, { attribute, from, to }: Change): boolean {
  const at = attributes.findIndex(({ key }) => key === attribute);
  const worths = groups.find(({ banner }) => banner === null)?.worths[at] ?? [];
  const worth = (level: string) =>
    worths[attributes[at]?.levels.findIndex(({ key }) => key === level) ?? -1]?.utility ?? 0;
  return worth(to) > worth(from);
}

/** The same change the other way round: editions of before have some that are unwelcome. */
function turned({ change, own }: { readonly change: Change; readonly own: NonNullable<Told> }) {
  const interval: [number, number] = [-own.interval[1], -own.interval[0]];
  return {
    change: { ...change, from: change.to, to: change.from },
    own: { ratio: -own.ratio, interval },
  };
}

/** The rows of every other change, under a heading that says what is given up. */
export function tradeBlock(report: PublishedChoiceReport, words: ReportWords): readonly DenseBlock[] {
  const { trade, trades, groups } = report;
  if (trade === null) return [];
  return [
    {
      heading: words.t('report.trade.heading', { given: givenWords(report, trade, words) }),
      bases: [],
      rows: trades.map((change, at) => ({
        ...{ label: changeWords(report, change, words), kind: 'plain' as const },
        cells: groups.map((group) => tradeCell(group.worths.length > 0, group.trades[at] ?? null, words)),
      })),
    },
  ];
}

function tradeCell(isEstimated: boolean, told: Told, words: ReportWords): DenseCell {
  if (told !== null) return plainCell(times(told.ratio), rangeText(told.interval, words));
  return isEstimated ? { ...quietCell('–'), small: words.t('report.trade.anything') } : quietCell('–');
}

/** How the numbers are to be read. */
export function tradeLegend(report: PublishedChoiceReport, words: ReportWords): readonly string[] {
  const { trade, level } = report;
  if (trade === null) return [];
  return [
    words.t('report.trade.legend', {
      given: givenWords(report, trade, words),
      level: `${Math.round(level * 100)}%`,
    }),
  ];
}

/** The same numbers drawn, for the groups that are shown. */
export function tradeFigure(
  report: PublishedChoiceReport,
  shown: readonly PublishedChoiceReport['groups'][number][],
  id: string,
  words: ReportWords,
): readonly AnalysisFigure[] {
  const { t } = words;
  const { trade, trades, level } = report;
  const rows = trades.map((change, at) => ({
    label: changeWords(report, change, words),
    dots: shown.flatMap((group, series) => {
      const own = group.trades[at] ?? null;
      if (own === null) return [];
      return [{ series, value: own.ratio, interval: own.interval, text: times(own.ratio) }];
    }),
  }));
  if (trade === null || rows.every(({ dots }) => dots.length === 0)) return [];
  const given = givenWords(report, trade, words);
  const around = {
    ...{ id: `${id}-trades`, table: `${id}-table`, title: t('report.trade.title', { given }) },
    subtitle: t('report.trade.subtitle', { level: `${Math.round(level * 100)}%` }),
    description: tradeSentences(report, words).join(' '),
  };
  const zero = { value: 0, text: t('report.trade.nothing') };
  const series = shown.map((group) => groupLabel(group, words));
  return [analysisFigure(around, { kind: 'dots', chart: { series, zero, rows } })];
}

function givenWords(report: PublishedChoiceReport, trade: Change, words: ReportWords): string {
  const own = report.attributes.find(({ key }) => key === trade.attribute);
  return `${inLanguage(own?.label ?? {}, words.language)}: ${changeWords(report, trade, words)}`;
}

function changeWords(
  { attributes }: PublishedChoiceReport,
  { attribute, from, to }: Change,
  { language, t }: ReportWords,
): string {
  const levels = attributes.find(({ key }) => key === attribute)?.levels ?? [];
  const label = (name: string) => inLanguage(levels.find(({ key }) => key === name)?.label ?? {}, language);
  return t('report.trade.change', { to: label(to), from: label(from) });
}

function rangeText([low, high]: readonly [number, number], { t }: ReportWords): string {
  return t('report.table.range', { low: times(low), high: times(high) });
}

/** To two places below ten; above, as many as are told. */
function times(ratio: number): string {
  const size = Math.abs(ratio);
  return `${ratio < 0 ? '−' : ''}${size < 10 ? size.toFixed(2) : String(size)}`;
}
