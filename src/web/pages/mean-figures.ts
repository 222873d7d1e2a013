/** Charts of numbers: how they are spread, and their means by group. */
import type { TableBlock } from '../../domain/statistics/table.js';
import {
  columnLabels,
  type Drawing,
  everybodyAnd,
  groupsAsked,
  shareSubtitle,
  type TabledQuestion,
  type Told,
  withIntervals,
} from './question-figure.js';
import { meansMessage } from './table-messages.js';
import { numberText } from './workbench-numbers.js';

/** How a number is spread, with its mean marked; null where the question is none. */
export function histogramTold({ bins, blocks, label }: TabledQuestion, drawing: Drawing): Told | null {
  const [block] = blocks;
  if (block === undefined || bins === null) return null;
  const { format } = drawing;
  const place = block.rows.findIndex(({ measure }) => measure === 'mean');
  const mean = block.cells[place]?.[0]?.estimate ?? null;
  return {
    title: mean === null ? label : `The mean is ${numberText(mean, format)}`,
    subtitle: shareSubtitle(block, drawing),
    chart: {
      kind: 'histogram',
      chart: {
        bins,
        format: (value: number) => format.number(value),
        share: (value: number) => `${Math.round(value * 100)}%`,
        marker: mean === null ? null : { value: mean, text: `Mean ${numberText(mean, format)}` },
      },
    },
  };
}

/** One mean of a question. */
interface Mean {
  readonly block: TableBlock;
  readonly place: number;
  readonly label: string;
}

/** Means with intervals: of each row by group, or of one in each group; null where there are none. */
export function meansTold(question: TabledQuestion, drawing: Drawing): Told | null {
  const { table } = drawing;
  const found = question.blocks.flatMap((block) => meansOf(block));
  const [first, second] = found;
  if (first === undefined) return null;
  const groups = groupsAsked(
    table,
    found.map(({ block }) => block),
  );
  const rows =
    second === undefined
      ? everybodyAnd(groups).map((column) => ({
          label: table.columns[column]?.label ?? '',
          dots: meanDot(first, column, 0, drawing),
        }))
      : found.map((mean) => ({
          label: mean.label,
          dots: groups.flatMap((column, series) => meanDot(mean, column, series, drawing)),
        }));
  const series = second === undefined ? [''] : columnLabels(table, groups);
  return {
    title: meansMessage(rows, series, question.label),
    subtitle: `Mean, ${withIntervals(drawing)}`,
    chart: { kind: 'dots', chart: { series, rows } },
  };
}

function meansOf(block: TableBlock): readonly Mean[] {
  const isOwn = block.kind === 'mean-rank';
  return block.rows.flatMap((row, place) =>
    row.measure === 'mean' ? [{ block, place, label: isOwn ? row.label : block.label }] : [],
  );
}

function meanDot({ block, place }: Mean, column: number, series: number, { format }: Drawing) {
  const cell = block.cells[place]?.[column];
  if (cell?.estimate == null) return [];
  return [{ series, value: cell.estimate, interval: cell.interval, text: numberText(cell.estimate, format) }];
}
