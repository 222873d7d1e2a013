/** Reports of preferences as dense tables: ranks with how sure they are, and counts without a model. */
import type {
  PreferenceItem,
  PreferenceReport,
} from '../../services/analysis/preferences/preference-report.js';
import type { Formats } from '../../shared/dates.js';
import { type DenseCell, type DenseTable, plainCell, quietCell } from './dense-table.js';
import { groupName } from './preference-words.js';
import { ordinal, percentText } from './workbench-numbers.js';

function frameOf({ groups, banners }: PreferenceReport): Pick<DenseTable, 'banners' | 'heads'> {
  const spans = banners.map(({ label }, banner) => ({
    ...{ text: label, span: groups.filter((group) => group.banner === banner).length },
  }));
  return {
    banners: banners.length === 0 ? [] : [{ text: '', span: 1 }, ...spans],
    heads: groups.map((group) => ({ text: groupName(group), letter: '' })),
  };
}

/** Ranks by group. */
export function rankTable(report: PreferenceReport, format: Formats): DenseTable {
  const { groups, items, level, draws, key } = report;
  const isWeighted = groups.some(({ effective, respondents }) => Math.abs(effective - respondents) > 0.5);
  return {
    ...frameOf(report),
    ...{
      id: `preferences-${key}`,
      caption: 'Ranks by group, and how sure they are',
      corner: `Rank of ${items.length}`,
    },
    bases: [
      { label: 'Respondents', cells: groups.map(({ respondents }) => format.number(respondents)) },
      ...(isWeighted
        ? [{ label: 'Effective', cells: groups.map(({ effective }) => format.number(Math.round(effective))) }]
        : []),
    ],
    blocks: [
      {
        ...{ heading: null, bases: [] },
        rows: items.map(({ label }, place) => ({
          ...{ label, kind: 'plain' as const },
          cells: groups.map((group) => rankCell(group.items[place])),
        })),
      },
    ],
    legend: [
      `Below each rank: between which ranks the item comes in ${level * 100}% of ${draws} groups drawn anew from the same people, and how often it would be first of all ${items.length}.`,
      ...METHOD[report.kind],
    ],
  };
}

const METHOD: Readonly<Record<PreferenceReport['kind'], readonly string[]>> = {
  'best-worst': [
    'Utilities by maximum likelihood of the best–worst (maxdiff) model; errors know that one person answered several tasks.',
  ],
  ranking: [
    'Worths by the Plackett–Luce model; what somebody left unranked stands below all that they ranked.',
  ],
  paired: [
    'Worths by the Bradley–Terry model, with Davidson’s ties; errors know that one person compared several pairs.',
  ],
};

function rankCell(item: PreferenceItem | undefined): DenseCell {
  if (item === undefined) return quietCell('–');
  const [low, high] = item.rankInterval;
  const interval = low === high ? `${low}` : `${low}–${high}`;
  return plainCell(ordinal(item.rank), `${interval} · ${percentText(item.share)}`);
}

/** What was counted without a model; pairs have no such counts. */
export function countTables(report: PreferenceReport, format: Formats): readonly DenseTable[] {
  const { groups, items, key } = report;
  if (report.kind === 'paired') return [];
  const cell = report.kind === 'ranking' ? rankingCounts : bestWorstCounts;
  return [
    {
      ...frameOf(report),
      ...{ id: `counts-${key}`, caption: 'Counts, without a model', bases: [] },
      corner: report.kind === 'ranking' ? 'In the first three' : 'Best minus worst, over shown',
      blocks: [
        {
          ...{ heading: null, bases: [] },
          rows: items.map(({ label }, place) => ({
            ...{ label, kind: 'plain' as const },
            cells: groups.map(({ items: own }) => cell(own[place]?.counts, format)),
          })),
        },
      ],
      legend: [
        report.kind === 'ranking'
          ? 'Of everybody who ranked anything. Below: how many put it first, and its mean rank among those who ranked it.'
          : 'From −1, always worst, to 1, always best. Below: times best, worst and shown.',
      ],
    },
  ];
}

type Counts = PreferenceItem['counts'] | undefined;

function rankingCounts(counts: Counts): DenseCell {
  if (counts === undefined) return quietCell('–');
  const mean = (counts['meanRank'] ?? 0).toFixed(1);
  return plainCell(percentText(counts['few'] ?? 0), `${percentText(counts['first'] ?? 0)} first · ${mean}`);
}

function bestWorstCounts(counts: Counts, format: Formats): DenseCell {
  if (counts === undefined) return quietCell('–');
  const told = (name: string) => format.number(Math.round(counts[name] ?? 0));
  return plainCell(
    (counts['score'] ?? 0).toFixed(2),
    `${told('best')}, ${told('worst')} of ${told('shown')}`,
  );
}
