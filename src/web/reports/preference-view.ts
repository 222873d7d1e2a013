/** Published preferences: what comes first, what groups rank differently and how sure that is, as sentences, table and charts. */
import type { PublishedPreferences } from '../../services/analysis/publishing/publication.js';
import type { Preferences } from '../../services/analysis/publishing/published-preferences.js';
import { inLanguage } from '../../shared/language.js';
import { type DenseTable, plainCell, quietCell } from '../pages/dense-table.js';
import { mostDifferent, rankAt } from '../pages/rank-differences.js';
import { percentText } from '../pages/workbench-numbers.js';
import { preferenceFigures } from './preference-figures.js';
import { type Group, groupLabel, headsOf, rankText, testSentences } from './preference-words.js';
import type { ShownView } from './shown.js';
import { notesOf } from './table-view.js';
import { type ReportWords, told } from './words.js';

/** The part as its page shows it. */
export function preferenceView(part: PublishedPreferences, id: string, words: ReportWords): ShownView {
  const { language, t } = words;
  const report = inOrder(part.report);
  const figures =
    part.show === 'tables'
      ? []
      : preferenceFigures(report, { id, chart: part.view.chart, title: part.title }, words);
  const everybody = report.groups.find(({ banner }) => banner === null);
  return {
    ...{ kind: 'view', id, figures, file: `${id}.csv` },
    title: part.title === null ? null : told(part.title, language),
    sentences: sentencesOf(report, words),
    table: everybody === undefined ? null : rankTable(report, id, words),
    isFolded: figures.length > 0,
    lang: told(part.report.label, language).lang,
    notes: [
      ...notesOf(part, [inLanguage(report.label, language)], everybody?.people ?? null, words),
      ...(report.withheld > 0 ? [t('report.preferences.withheld', { count: report.withheld })] : []),
      t('report.preferences.rule'),
    ],
  };
}

/** The report with its items from everybody's first to last. */
function inOrder(report: Preferences): Preferences {
  const everybody = report.groups.find(({ banner }) => banner === null);
  const rank = (place: number) => everybody?.items[place]?.rank ?? 0;
  const order = [...report.items.keys()].sort((a, b) => rank(a) - rank(b));
  const pick = <Thing>(things: readonly Thing[]) => order.flatMap((place) => things[place] ?? []);
  return {
    ...report,
    items: pick(report.items),
    groups: report.groups.map((group) => ({ ...group, items: pick(group.items) })),
  };
}

function sentencesOf(report: Preferences, words: ReportWords): readonly string[] {
  const { language, t } = words;
  const label = (place: number) => inLanguage(report.items[place]?.label ?? {}, language);
  const everybody = report.groups.find(({ banner }) => banner === null);
  const lead =
    everybody === undefined || everybody.items.length < 2
      ? []
      : [t('report.preferences.lead', { first: label(0), second: label(1), of: report.items.length })];
  const told = mostDifferent(report).map(({ place, high, low }) =>
    t('report.preferences.difference', {
      ...{ item: label(place), of: report.items.length },
      ...{ high: rankText(rankAt(high, place), words), highGroup: groupLabel(high, words) },
      ...{ low: rankText(rankAt(low, place), words), lowGroup: groupLabel(low, words) },
      ...{ highDoubt: doubt(high, place, words), lowDoubt: doubt(low, place, words) },
    }),
  );
  return [...lead, ...told, ...testSentences(report, words)];
}

function doubt({ items }: Group, place: number, words: ReportWords): string {
  const [low, high] = items[place]?.rankInterval ?? [0, 0];
  return low === high
    ? words.t('report.preferences.sure')
    : words.t('report.preferences.between', { low: rankText(low, words), high: rankText(high, words) });
}

function rankTable(report: Preferences, id: string, words: ReportWords): DenseTable {
  const { language, t } = words;
  const { groups, items, level, draws } = report;
  return {
    ...{ id: `${id}-table`, caption: t('report.preferences.caption') },
    corner: t('report.preferences.corner', { of: items.length }),
    ...headsOf(report, words),
    blocks: [
      {
        ...{ heading: null, bases: [] },
        rows: items.map(({ label }, place) => ({
          ...{ label: inLanguage(label, language), kind: 'plain' as const },
          cells: groups.map((group) => {
            const item = group.items[place];
            if (item === undefined) return quietCell('–');
            const [low, high] = item.rankInterval;
            const reach = low === high ? `${low}` : `${low}–${high}`;
            return plainCell(rankText(item.rank, words), `${reach} · ${percentText(item.share)}`);
          }),
        })),
      },
    ],
    legend: [
      t('report.preferences.legend', { level: `${Math.round(level * 100)}%`, draws, of: items.length }),
      t(`report.preferences.method.${report.kind}`),
    ],
  };
}
