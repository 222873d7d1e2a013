/** A table as it is read: a line for each row, a column for each group. */
import type { Table, TableBase, TableBlock } from '../../../domain/statistics/table.js';
import { type Cell, csvText } from './cells.js';

/** What stands where a number is withheld. */
const WITHHELD = '[c]';

/** The table's estimates: shares from 0 to 1, means and quantiles as they are; bases above each question. */
export function tableCsv(table: Table): string {
  const { banners, columns, blocks } = table;
  const over = columns.map(({ banner }) =>
    banners[banner]?.key === 'total' ? '' : (banners[banner]?.label ?? ''),
  );
  const heads = columns.map(({ label, letter }) => (letter === '' ? label : `${label} (${letter})`));
  return csvText([
    ['', '', ...over],
    ['question', 'row', ...heads],
    ...blocks.flatMap((block) => [...basesOf(table, block), ...rowsOf(block)]),
  ]);
}

function basesOf({ method }: Table, { label, bases }: TableBlock): readonly (readonly Cell[])[] {
  const line = (name: string, of: (base: TableBase) => number | null): readonly Cell[] => [
    label,
    name,
    ...bases.map((base) => (base.withheld === null ? of(base) : WITHHELD)),
  ];
  const people = line('Base', ({ n }) => n);
  if (method.weight === null) return [people];
  return [
    people,
    line('Weighted base', ({ weighted }) => weighted),
    line('Effective base', ({ effective }) => effective),
  ];
}

function rowsOf({ label, rows, cells }: TableBlock): readonly (readonly Cell[])[] {
  return rows.map((row, at) => [
    label,
    row.label,
    ...(cells[at] ?? []).map(({ estimate, withheld }) => (withheld === null ? estimate : WITHHELD)),
  ]);
}
