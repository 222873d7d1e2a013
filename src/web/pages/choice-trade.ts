/** What people would give up in a discrete-choice question: changes of all attributes, measured by one change of one of them. */
import type { ChoiceByBanner } from '../../services/analysis/preferences/by-banner.js';
import type { LevelChange } from '../../services/analysis/preferences/choice-report.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { queryOf, tradeText } from '../workbench/address.js';
import { choiceFrame } from './choice-frame.js';
import { type DenseCell, type DenseTable, plainCell, quietCell } from './dense-table.js';
import type { TradeForm } from './workbench-result.js';

/** How many times the change that is given up makes up for each other change, by group. */
export function tradeTable(report: ChoiceByBanner, format: Formats): DenseTable {
  const { trade, trades, groups, key, level } = report;
  const given = trade === null ? '' : changeWords(report, trade);
  const blocks = report.attributes.flatMap((attribute) => {
    const own = trades.flatMap((change, at) => (change.attribute === attribute.key ? [{ change, at }] : []));
    if (own.length === 0) return [];
    const rows = own.map(({ change, at }) => ({
      ...{ label: levelWords(report, change), kind: 'plain' as const },
      cells: groups.map(({ told }) => tradeCell(told.trades[at] ?? null)),
    }));
    return [{ heading: attribute.label, bases: [], rows }];
  });
  return {
    ...choiceFrame(report, format),
    ...{ id: `trades-${key}`, caption: `What people would accept: “${given}”`, corner: 'Times' },
    blocks,
    legend: [
      `Each number says how many times “${given}” people would accept for the change in its row: 2.00 is twice that, as far as a straight line reaches. Each change is from the level that everybody together likes least; below zero, the change is unwelcome to the group, or the one given up is welcome.`,
      `Ratios of utilities. Below each: its ${level * 100}% interval (Krinsky and Robb’s), or “may be anything” where “${given}” may be worth nothing.`,
    ],
  };
}

function tradeCell(trade: ChoiceByBanner['groups'][number]['told']['trades'][number]): DenseCell {
  if (trade === null) return quietCell('–');
  const { ratio, interval } = trade;
  if (interval === null) return { ...quietCell(times(ratio)), small: 'may be anything' };
  return plainCell(times(ratio), `${times(interval[0])} to ${times(interval[1])}`);
}

function times(ratio: number): string {
  const size = Math.abs(ratio).toFixed(2);
  return `${ratio < 0 && Number(size) > 0 ? '−' : ''}${size}`;
}

/** What is worth most to everybody together; or that nothing would be given up, where what was chosen is welcome itself or may be worth nothing. */
export function tradeSentences(report: ChoiceByBanner): readonly string[] {
  const { trade, trades, groups } = report;
  const own = groups[0]?.told.trades ?? [];
  if (trade === null) return [];
  const given = changeWords(report, trade);
  const told = trades.flatMap((change, at) => {
    const { ratio, interval } = own[at] ?? { ratio: 0, interval: null };
    return interval === null ? [] : [{ change, ratio, interval }];
  });
  const [most] = told.sort((one, other) => Math.abs(other.ratio) - Math.abs(one.ratio));
  if (most === undefined)
    return [`“${given}” may be worth nothing to people: what they would accept it for cannot be told.`];
  if (most.ratio < 0)
    return [
      `“${given}” is itself welcome, so people would not want anything for it. Choose the change the other way round.`,
    ];
  const gained = levelWords(report, most.change);
  const between = `${times(most.interval[0])} to ${times(most.interval[1])}`;
  return [`For “${gained}” people would accept “${given}” ${times(most.ratio)} times over (${between}).`];
}

/** The form that chooses the change which is given up; null where there is one attribute alone. */
export function tradeForm(report: ChoiceByBanner, view: View): TradeForm | null {
  const { attributes, trade } = report;
  if (attributes.length < 2) return null;
  return {
    id: `give-${report.key}`,
    kept: [...new URLSearchParams(queryOf({ ...view, trade: null }))],
    value: trade === null ? '' : tradeText(trade),
    groups: attributes.map(({ key, label, levels }) => ({
      label,
      options: levels.flatMap((from) =>
        levels.flatMap((to) => {
          const change = { attribute: key, from: from.key, to: to.key };
          return from === to ? [] : [{ value: tradeText(change), text: levelWords(report, change) }];
        }),
      ),
    })),
  };
}

function changeWords(report: ChoiceByBanner, change: LevelChange): string {
  const attribute = report.attributes.find(({ key }) => key === change.attribute);
  return `${attribute?.label ?? change.attribute}: ${levelWords(report, change)}`;
}

function levelWords({ attributes }: ChoiceByBanner, { attribute, from, to }: LevelChange): string {
  const levels = attributes.find(({ key }) => key === attribute)?.levels ?? [];
  const words = (name: string) => levels.find(({ key }) => key === name)?.label ?? name;
  return `${words(to)} instead of ${words(from)}`;
}
