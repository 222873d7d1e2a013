/** A weight's diagnostics: what it costs, how far weights go, and each margin before and after. */
import {
  FEW,
  type WeighedCategory,
  type WeightDiagnostics,
} from '../../services/analysis/weighting/weigh.js';
import type { Formats } from '../../shared/dates.js';
import type { AnalysisPlace } from '../workbench/place.js';
import { analysisFigure } from './analysis-figure.js';
import { type DenseTable, plainCell } from './dense-table.js';

/** A weight above this many means is worth a word. */
const HEAVY = 5;

/** What the page of a weight shows below its form. */
export function weightShown(weight: WeightDiagnostics, place: AnalysisPlace, name: string, format: Formats) {
  const table = marginsTable(weight, format);
  const effective = format.number(Math.round(weight.effective));
  return {
    people: `${format.number(weight.n)} completed responses`,
    sentences: warnings(weight),
    summary: {
      rows: [
        {
          key: 'Effective base',
          value: `${effective}: they tell as much as ${effective} people chosen at random`,
        },
        { key: 'Design effect (Kish)', value: weight.designEffect.toFixed(3) },
        {
          key: 'Weights',
          value: `${weight.low.toFixed(2)} to ${weight.high.toFixed(2)}, around a mean of 1`,
        },
      ],
    },
    table,
    figure: analysisFigure(
      {
        ...{ id: 'weights', table: table.id, title: 'Most people count about as much as they would anyway' },
        ...(weight.high > HEAVY ? { title: 'Some people count for many' } : {}),
        subtitle: 'Weights, in means',
        description: `From ${weight.low.toFixed(2)} to ${weight.high.toFixed(2)}.`,
      },
      {
        kind: 'histogram',
        chart: {
          bins: weight.bins,
          format: (value) => value.toFixed(1),
          share: (value) => `${Math.round(value * 100)}%`,
          marker: { value: 1, text: 'Mean' },
        },
      },
    ),
    download: `${place.definitions}/${name}/weights.csv`,
  };
}

function warnings({ margins, high, designEffect, n }: WeightDiagnostics): readonly string[] {
  const small = margins.flatMap(({ label, categories }) =>
    categories
      .filter(({ isSmall }) => isSmall)
      .map((category) => `“${category.label}” of “${label}” (${category.n})`),
  );
  const silent = margins.flatMap(({ label, categories }) =>
    categories.filter(({ given }) => !given).map((category) => `${category.n} to “${label}”`),
  );
  return [
    ...(small.length === 0
      ? []
      : [
          `Fewer than ${FEW} people stand for a target, so that chance decides about it: ${small.join(', ')}. Join categories.`,
        ]),
    ...(high > HEAVY
      ? [
          `Somebody counts ${high.toFixed(1)} times as much as the average. Limit weights, or join categories.`,
        ]
      : []),
    ...(designEffect > 2 ? [`Weighting costs more than half of the ${n} answers.`] : []),
    ...(silent.length === 0
      ? []
      : [
          `Some did not say: ${silent.join(', ')}. They keep the share that they have; the targets are those of the others.`,
        ]),
  ];
}

function marginsTable({ margins }: WeightDiagnostics, format: Formats): DenseTable {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const cells = ({ n, observed, target, reached }: WeighedCategory) =>
    [
      format.number(n),
      percent(observed),
      percent(target),
      percent(reached),
      (target / observed).toFixed(2),
    ].map((text) => plainCell(text));
  return {
    ...{ id: 'margins', caption: 'Margins before and after', corner: 'Category', banners: [], bases: [] },
    heads: ['People', 'Answered', 'Wanted', 'Reached', 'Times'].map((text) => ({ text, letter: '' })),
    blocks: margins.map(({ label, categories }) => ({
      ...{ heading: label, bases: [] },
      rows: categories.map((category) => ({
        ...{ label: category.label, kind: 'plain' as const, cells: cells(category) },
      })),
    })),
    legend: ['Times: how much more or less often the category counts than it answered.'],
  };
}
