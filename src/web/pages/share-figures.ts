/** Charts of shares: bars or dots with intervals, parts of a whole, and ranks by group. */
import type { TableBlock } from '../../domain/statistics/table.js';
import {
  categoryPlaces,
  columnLabels,
  type Drawing,
  everybodyAnd,
  groupsAsked,
  shareBlocks,
  shareSubtitle,
  type TabledQuestion,
  type Told,
  withIntervals,
} from './question-figure.js';
import { rowOrder } from './table-dense.js';
import { barsMessage, likertMessage, slopeMessage } from './table-messages.js';
import { percentNumber, percentText } from './workbench-numbers.js';

/** Bars or dots of one block, of each group; null where it has no shares, or all are withheld. */
export function sharesTold(question: TabledQuestion, drawing: Drawing, mark: 'bar' | 'dot'): Told | null {
  const { table, view } = drawing;
  const [block] = shareBlocks(question);
  if (block === undefined) return null;
  const groups = groupsAsked(table, [block]);
  const places = rowOrder(block, view.order).filter((place) => block.rows[place]?.measure === 'share');
  const rows = places.map((place) => ({
    label: block.rows[place]?.label ?? '',
    dots: groups.flatMap((column, series) => shareDot(block, place, column, series)),
  }));
  if (rows.every(({ dots }) => dots.length === 0)) return null;
  return {
    title: barsMessage(block, table, groups),
    subtitle: `${shareSubtitle(block, drawing)}, ${withIntervals(drawing)}`,
    chart: {
      kind: 'dots',
      chart: { mark, series: columnLabels(table, groups), rows, ...(mark === 'bar' ? { min: 0 } : {}) },
    },
  };
}

function shareDot(block: TableBlock, place: number, column: number, series: number) {
  const cell = block.cells[place]?.[column];
  if (cell?.estimate == null) return [];
  const main = percentText(cell.estimate);
  const text = cell.interval === null ? main : `${main} (${cell.interval.map(percentNumber).join('–')})`;
  return [{ series, value: cell.estimate, interval: cell.interval, text }];
}

/** Shares of a whole: the rows of a grid, or the groups of one question; null where they make no whole, or part of it is withheld. */
export function stackedTold(question: TabledQuestion, drawing: Drawing): Told | null {
  const { table } = drawing;
  const blocks = shareBlocks(question);
  const [block] = blocks;
  if (block === undefined || !block.exclusive || block.rows.length > MOST_PARTS) return null;
  const places = categoryPlaces(block);
  const row = (label: string, own: TableBlock, column: number) => {
    const told = places.map((place) => own.cells[place]?.[column]?.estimate ?? 0);
    return { label, shares: told, texts: told.map(percentText) };
  };
  const isGrid = blocks.length > 1;
  const drawn = isGrid ? [0] : everybodyAnd(groupsAsked(table, [block]));
  if (blocks.some((own) => isWithheld(own, places, drawn))) return null;
  const rows = isGrid
    ? blocks.map((own) => row(own.label, own, 0))
    : drawn.map((column) => row(table.columns[column]?.label ?? '', block, column));
  const series = places.map((place) => block.rows[place]?.label ?? '');
  const diverging = question.table === 'grid' || question.blocks.length > blocks.length;
  return {
    title: likertMessage(blocks, places, isGrid),
    subtitle: shareSubtitle(block, drawing),
    chart: { kind: 'likert', chart: { series, rows, diverging } },
  };
}

/** More parts than that cannot be told apart. */
export const MOST_PARTS = 9;

/** Categories ranked by share in each group; null where there are no groups, or some share is withheld. */
export function slopeTold(question: TabledQuestion, { table }: Drawing): Told | null {
  const [block] = shareBlocks(question);
  const groups = block === undefined ? [] : groupsAsked(table, [block]);
  if (block === undefined || groups.length < 2) return null;
  const places = categoryPlaces(block);
  if (isWithheld(block, places, groups)) return null;
  const share = (place: number, column: number) => block.cells[place]?.[column]?.estimate ?? 0;
  const rank = (place: number, column: number) =>
    1 + places.filter((other) => share(other, column) > share(place, column)).length;
  const items = places.map((place) => ({
    label: block.rows[place]?.label ?? '',
    ranks: groups.map((column) => ({
      rank: rank(place, column),
      interval: [rank(place, column), rank(place, column)] as const,
    })),
  }));
  const chart = { groups: columnLabels(table, groups), items, about: mostMoved(items) };
  return {
    title: slopeMessage(chart),
    subtitle: 'Rank by share, in each group',
    chart: { kind: 'slope', chart },
  };
}

/** Whether one of these cells is withheld: what is drawn as nothing would be a lie, and what is left over would tell it. */
function isWithheld({ cells }: TableBlock, places: readonly number[], columns: readonly number[]): boolean {
  return places.some((place) =>
    columns.some((column) => (cells[place]?.[column]?.withheld ?? null) !== null),
  );
}

/** The places of the three that move most between groups, by two ranks or more. */
function mostMoved(items: readonly { readonly ranks: readonly { readonly rank: number }[] }[]) {
  return items
    .map(({ ranks }, at) => {
      const all = ranks.map(({ rank }) => rank);
      return { at, by: Math.max(...all) - Math.min(...all) };
    })
    .filter(({ by }) => by >= 2)
    .sort((a, b) => b.by - a.by)
    .slice(0, 3)
    .map(({ at }) => at);
}
