/** Discrete choice in the workbench: part-worths and importance by group, their chart, and shares of alternatives side by side. */
import type { PartWorths, UtilityEstimate } from '../../domain/statistics/choice/part-worths.js';
import type { ChoiceByBanner } from '../../services/analysis/preferences/by-banner.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { profileField, queryOf } from '../workbench/address.js';
import { type AnalysisFigure, analysisFigure } from './analysis-figure.js';
import { choiceFrame } from './choice-frame.js';
import { tradeForm, tradeSentences, tradeTable } from './choice-trade.js';
import { type DenseCell, type DenseTable, plainCell, quietCell } from './dense-table.js';
import { drawnGroups } from './drawn-groups.js';
import { modelMade } from './preference-made.js';
import { groupName, tests } from './preference-words.js';
import { percentText, shareInterval } from './workbench-numbers.js';
import type { ShownPart, WhatIf } from './workbench-result.js';

/** The report as a part of the result. */
export function choiceShown(report: ChoiceByBanner, view: View, format: Formats): ShownPart {
  const table = worthTable(report, format);
  return {
    heading: report.label,
    sentences: [...messages(report), ...tradeSentences(report), ...tests(report, format), ...faults(report)],
    tables: [
      ...(report.profiles.length > 0 ? [shareTable(report, format)] : []),
      ...(report.trade === null ? [] : [tradeTable(report, format)]),
      table,
    ],
    figures: view.chart === 'none' ? [] : figures(report, table.id),
    whatIf: whatIf(report, view),
    trade: tradeForm(report, view),
    made: modelMade(
      report,
      report.groups.map((group) => ({ ...group, fit: fitOf(group) })),
      view,
      format,
    ),
  };
}

type Group = ChoiceByBanner['groups'][number];

function fitOf({ told }: Group) {
  const { logLikelihood, nullLogLikelihood: byChance } = told;
  return logLikelihood === null ? null : { logLikelihood, byChance };
}

/** Which attribute decides most, and which of its levels is liked best. */
function messages({ attributes, groups }: ChoiceByBanner): readonly string[] {
  const told = groups[0]?.told;
  const [most] = [...(told?.importances ?? []).keys()].sort(
    (a, b) => (told?.importances[b]?.importance ?? 0) - (told?.importances[a]?.importance ?? 0),
  );
  if (told === undefined || most === undefined) return [];
  const attribute = attributes[most];
  const importance = told.importances[most];
  const levels = told.partWorths[most]?.levels ?? [];
  const best = [...levels.keys()].sort((a, b) => (levels[b]?.utility ?? 0) - (levels[a]?.utility ?? 0))[0];
  if (attribute === undefined || importance === undefined || best === undefined) return [];
  return [
    `Of what was shown, “${attribute.label}” decides most: ${percentText(importance.importance)} of all that decides (${shareInterval(importance.interval)}). Liked best is “${attribute.levels[best]?.label ?? ''}”.`,
  ];
}

/** What the chart says: the level that is worth most to everybody together. */
function worthTitle({ attributes, groups }: ChoiceByBanner): string {
  const levels = (groups[0]?.told.partWorths ?? []).flatMap(({ levels: own }, at) =>
    own.map(({ utility }, place) => ({ utility, label: attributes[at]?.levels[place]?.label ?? '' })),
  );
  const [most] = levels.sort((one, other) => other.utility - one.utility);
  return most === undefined ? 'What each level is worth' : `“${most.label}” is worth most`;
}

function faults({ groups }: ChoiceByBanner): readonly string[] {
  return groups.flatMap((group) =>
    group.told.refused === null ? [] : [`No estimates for ${groupName(group)}: ${group.told.refused}.`],
  );
}

function worthTable(report: ChoiceByBanner, format: Formats): DenseTable {
  const { attributes, groups, key, level, hasNone } = report;
  const blocks = attributes.map((attribute, at) => ({
    ...{ heading: attribute.label, bases: [] },
    rows: [
      ...attribute.levels.map(({ label }, place) => ({
        ...{ label, kind: 'plain' as const },
        cells: groups.map(({ told }) => worthCell(told.partWorths[at]?.levels[place])),
      })),
      {
        ...{ label: 'Importance', kind: 'statistic' as const },
        cells: groups.map(({ told }) => {
          const own = told.importances[at];
          return own === undefined
            ? quietCell('–')
            : plainCell(percentText(own.importance), shareInterval(own.interval));
        }),
      },
    ],
  }));
  const none = {
    ...{ heading: 'None of these', bases: [] },
    rows: [
      {
        ...{ label: 'Against an average alternative', kind: 'plain' as const },
        cells: groups.map(({ told }) => worthCell(told.none ?? undefined)),
      },
    ],
  };
  return {
    ...choiceFrame(report, format),
    ...{ id: `worths-${key}`, caption: 'Part-worths and importance', corner: 'Part-worth' },
    blocks: hasNone ? [...blocks, none] : blocks,
    legend: [
      `Utilities of a conditional logit, around zero within each attribute, with ${level * 100}% intervals by errors that know who chose. Importance speaks of the levels that were shown.`,
    ],
  };
}

function worthCell(worth: PartWorths['levels'][number] | UtilityEstimate | undefined): DenseCell {
  if (worth === undefined) return quietCell('–');
  return plainCell(signed(worth.utility), `${signed(worth.interval[0])} to ${signed(worth.interval[1])}`);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function shareTable(report: ChoiceByBanner, format: Formats): DenseTable {
  const { profiles, groups, key, hasNone, level } = report;
  const labels = [
    ...profiles.map((profile, at) => `${at + 1}. ${profileWords(report, profile)}`),
    ...(hasNone ? ['None of these'] : []),
  ];
  return {
    ...choiceFrame(report, format),
    ...{
      id: `shares-${key}`,
      caption: 'Shares of the alternatives side by side',
      corner: 'Share',
    },
    blocks: [
      {
        ...{ heading: null, bases: [] },
        rows: labels.map((label, at) => ({
          ...{ label, kind: 'plain' as const },
          cells: groups.map(({ told }) => {
            const own = told.shares[at];
            return own === undefined
              ? quietCell('–')
              : plainCell(percentText(own.share), shareInterval(own.interval));
          }),
        })),
      },
    ],
    legend: [
      `Logit shares with ${level * 100}% intervals. Two alternatives that are alike share what one of them would have.`,
    ],
  };
}

function profileWords({ attributes }: ChoiceByBanner, profile: Readonly<Record<string, string>>): string {
  return attributes
    .map(({ key, levels }) => levels.find((level) => level.key === profile[key])?.label ?? '(average)')
    .join(', ');
}

function figures(report: ChoiceByBanner, table: string): readonly AnalysisFigure[] {
  const estimated = report.groups.filter(({ told }) => told.partWorths.length > 0);
  const shown = drawnGroups(estimated);
  if (shown.length === 0) return [];
  const around = {
    ...{ id: `worths-chart-${report.key}`, table, title: worthTitle(report) },
    subtitle: `Part-worth around zero, with ${report.level * 100}% intervals`,
    description: messages(report).join(' '),
  };
  const rows = report.attributes.flatMap((attribute, at) =>
    attribute.levels.map(({ label }, place) => ({
      label: `${attribute.label}: ${label}`,
      dots: shown.flatMap((group, series) => dotOf(group, at, place, series)),
    })),
  );
  const zero = { value: 0, text: 'Average level' };
  return [analysisFigure(around, { kind: 'dots', chart: { series: shown.map(groupName), zero, rows } })];
}

function dotOf({ told }: Group, attribute: number, level: number, series: number) {
  const worth = told.partWorths[attribute]?.levels[level];
  if (worth === undefined) return [];
  return [{ series, value: worth.utility, interval: worth.interval, text: signed(worth.utility) }];
}

/** How many alternatives the form offers. */
const ALTERNATIVES = 3;

/** The form in which alternatives are put side by side; it carries the rest of the view along. */
function whatIf({ attributes, profiles }: ChoiceByBanner, view: View): WhatIf {
  return {
    kept: [...new URLSearchParams(queryOf({ ...view, profiles: [] }))],
    alternatives: Array.from({ length: ALTERNATIVES }, (_, at) => ({
      title: `Alternative ${at + 1}`,
      attributes: attributes.map(({ key, label, levels }) => ({
        ...{ name: profileField(at, key), label },
        choices: [
          { value: '', text: 'Not said' },
          ...levels.map((level) => ({ value: level.key, text: level.label })),
        ],
        value: profiles[at]?.[key] ?? '',
      })),
    })),
  };
}
