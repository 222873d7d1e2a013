/** The one message of a chart of a table, found in its numbers. */
import type { Table, TableBlock } from '../../domain/statistics/table.js';
import type { SlopeChart } from '../charts/slope.js';
import { ordinal, percentText } from './workbench-numbers.js';

/** Where groups differ most, or what leads. */
export function barsMessage(block: TableBlock, { columns }: Table, groups: readonly number[]): string {
  const places = [...block.rows.keys()].filter(
    (place) => block.rows[place]?.measure === 'share' && block.rows[place]?.net === null,
  );
  const isTold = (place: number, column: number) => (block.cells[place]?.[column]?.withheld ?? null) === null;
  const share = (place: number, column: number) => block.cells[place]?.[column]?.estimate ?? 0;
  const label = (place: number | undefined) => block.rows[place ?? -1]?.label ?? '';
  if (groups.length < 2) {
    const [first] = places.sort((a, b) => share(b, 0) - share(a, 0));
    return first === undefined ? block.label : `“${label(first)}”: ${percentText(share(first, 0))}`;
  }
  const spread = places.flatMap((place) => {
    const sorted = groups
      .filter((column) => isTold(place, column))
      .sort((a, b) => share(place, b) - share(place, a));
    if (sorted.length < 2) return [];
    const [high, low] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
    return [{ place, high, low, by: share(place, high) - share(place, low) }];
  });
  const [most] = spread.sort((a, b) => b.by - a.by);
  if (most === undefined) return block.label;
  const told = (column: number) =>
    `${percentText(share(most.place, column))} of “${columns[column]?.label ?? ''}”`;
  return `“${label(most.place)}”: ${told(most.high)}, ${told(most.low)}`;
}

/** Which row has most of the scale's last answer. */
export function likertMessage(
  blocks: readonly TableBlock[],
  places: readonly number[],
  isGrid: boolean,
): string {
  const last = places.at(-1);
  const [block] = blocks;
  if (last === undefined || block === undefined) return '';
  const answer = block.rows[last]?.label ?? '';
  if (!isGrid) return `“${answer}”: ${percentText(block.cells[last]?.[0]?.estimate ?? 0)} of everybody`;
  const share = (one: TableBlock) => one.cells[last]?.[0]?.estimate ?? 0;
  const [most] = [...blocks].sort((a, b) => share(b) - share(a));
  return most === undefined ? '' : `“${answer}” most often: ${most.label} (${percentText(share(most))})`;
}

/** What moves most between groups. */
export function slopeMessage({ items, about, groups }: SlopeChart): string {
  const item = items[about[0] ?? -1];
  if (item === undefined) return 'All groups have much the same order';
  const ranks = item.ranks.map((each) => each?.rank ?? 0);
  const told = (rank: number) => `${ordinal(rank)} for “${groups[ranks.indexOf(rank)] ?? ''}”`;
  return `“${item.label}”: ${told(Math.min(...ranks))}, ${told(Math.max(...ranks))}`;
}

/** A row of means: of one thing in each group, or of several things. */
interface MeanRow {
  readonly label: string;
  readonly dots: readonly { readonly series: number; readonly value: number; readonly text: string }[];
}

/** Where groups differ most; of one group, which is highest and which lowest. */
export function meansMessage(rows: readonly MeanRow[], series: readonly string[], otherwise: string): string {
  return series.length > 1 ? mostApart(rows, series, otherwise) : endsMessage(rows, otherwise);
}

function mostApart(rows: readonly MeanRow[], series: readonly string[], otherwise: string): string {
  const spread = rows.flatMap(({ label, dots }) => {
    const sorted = [...dots].sort((a, b) => b.value - a.value);
    const [high, low] = [sorted[0], sorted.at(-1)];
    return high === undefined || low === undefined ? [] : [{ label, high, low, by: high.value - low.value }];
  });
  const [most] = spread.sort((a, b) => b.by - a.by);
  if (most === undefined) return otherwise;
  const told = ({ text, series: at }: MeanRow['dots'][number]) => `${text} of “${series[at] ?? ''}”`;
  return `“${most.label}”: ${told(most.high)}, ${told(most.low)}`;
}

function endsMessage(rows: readonly MeanRow[], otherwise: string): string {
  const known = rows.flatMap(({ label, dots }) =>
    dots[0] === undefined ? [] : [{ label, value: dots[0].value }],
  );
  const sorted = [...known].sort((a, b) => b.value - a.value);
  const [high, low] = [sorted[0], sorted.at(-1)];
  return high === undefined || low === undefined || known.length < 2
    ? otherwise
    : `Highest for “${high.label}”, lowest for “${low.label}”`;
}
