/** A column's cells as typed values, for formats that keep numbers apart from texts. */
import type { RowCells } from '../../../domain/questionnaire/flow/index.js';
import type { ExportChoice } from './choice.js';
import { type ExportColumn, listText } from './columns.js';

/** What the values of a column are, written as this choice says. */
export type ValueKind = 'code' | 'number' | 'date' | 'text';

/** Codes written as labels are texts. */
export function valueKind(
  { kind, codes }: ExportColumn,
  { values }: Pick<ExportChoice, 'values'>,
): ValueKind {
  return codes !== null && values === 'labels' ? 'text' : kind;
}

/** Reads one column's cell of a row: its value as this choice writes it, or null where it is blank. */
export function cellReader(
  { cells, codes }: ExportColumn,
  { values }: Pick<ExportChoice, 'values'>,
): (row: RowCells) => number | string | null {
  if (cells.kind === 'list') return (row) => listText(cells, row, values);
  const { at } = cells;
  if (codes === null || values === 'codes') return (row) => row.values[at] ?? null;
  const labels = new Map(codes.map(({ code, label }) => [code, label]));
  return (row) => {
    const value = row.values[at] ?? null;
    return typeof value === 'number' ? (labels.get(value) ?? String(value)) : value;
  };
}
