/** Every number of a table on a line of its own, with everything that belongs to it. */
import type { Table, TableBlock, TableCell } from '../../../domain/statistics/table.js';
import { type Cell, csvText } from './cells.js';

const HEADS = [
  ...['question', 'question_label', 'row', 'row_label', 'measure', 'banner', 'banner_label'],
  ...['column', 'column_label', 'letter', 'base', 'base_weighted', 'base_effective'],
  ...['n', 'weighted', 'estimate', 'standard_error', 'low', 'high', 'degrees', 'design_effect'],
  ...['row_share', 'total_share', 'higher_than', 'withheld'],
] as const;

/** The lines; `withheld` says why a number is not told. */
export function numbersCsv(table: Table): string {
  const lines = table.blocks.flatMap((block) =>
    block.rows.flatMap((_row, at) =>
      (block.cells[at] ?? []).map((cell, column) => lineOf(table, block, { at, column, cell })),
    ),
  );
  return csvText([HEADS, ...lines]);
}

interface Place {
  readonly at: number;
  readonly column: number;
  readonly cell: TableCell;
}

function lineOf({ banners, columns }: Table, block: TableBlock, place: Place): readonly Cell[] {
  const { at, column, cell } = place;
  const [row, head, base] = [block.rows[at], columns[column], block.bases[column]];
  const banner = banners[head?.banner ?? 0];
  const [low, high] = cell.interval ?? [null, null];
  return [
    ...[block.key, block.label, row?.key ?? '', row?.label ?? '', measureOf(row)],
    ...[banner?.key ?? '', banner?.label ?? '', head?.key ?? '', head?.label ?? '', head?.letter ?? ''],
    ...[base?.n ?? null, base?.weighted ?? null, base?.effective ?? null],
    ...[cell.n, cell.weighted, cell.estimate, cell.standardError, low, high],
    ...[base?.degrees ?? null, cell.designEffect, cell.rowShare, cell.totalShare],
    ...[cell.letters, cell.withheld ?? ''],
  ];
}

function measureOf(row: TableBlock['rows'][number] | undefined): string {
  if (row === undefined) return '';
  if (row.measure === 'quantile') return `quantile ${row.at}`;
  return row.net === null ? row.measure : 'net';
}
