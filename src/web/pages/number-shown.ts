/** How one number of a table was made: what it is, what it rests on, what it was compared with, and R that makes it again. */
import type { Table, TableBase, TableBlock, TableCell, TableRow } from '../../domain/statistics/table.js';
import { cellInR } from '../../domain/statistics/tables/r-lines.js';
import type { Formats } from '../../shared/dates.js';
import { comparisonsTold, type ToldComparison } from './number-comparisons.js';
import { exactPercent, exactText, numberText, percentText } from './workbench-numbers.js';

/** Where a number stands: places of its block, its row and its column. */
export interface NumberPlace {
  readonly block: number;
  readonly row: number;
  readonly column: number;
}

/** A number as the page tells it. */
export interface NumberShown {
  readonly sentence: string;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly comparisons: readonly ToldComparison[];
  readonly lines: readonly string[];
}

/** What is known of the number; null where there is none at the place, or where it is withheld. */
export function numberShown(table: Table, place: NumberPlace, format: Formats): NumberShown | null {
  const block = table.blocks[place.block];
  const row = block?.rows[place.row];
  const cell = block?.cells[place.row]?.[place.column];
  const base = block?.bases[place.column];
  if (block === undefined || row === undefined || cell === undefined || base === undefined) return null;
  if (cell.estimate === null) return null;
  const estimate = cell.estimate;
  return {
    sentence: sentenceOf(table, { block, row, estimate }, place.column, format),
    facts: factsOf({ table, block, row, cell, base }, format),
    comparisons: comparisonsTold(table, place, format),
    lines: cellInR(table, place),
  };
}

function sentenceOf(
  { columns, banners }: Table,
  { block, row, estimate }: { readonly block: TableBlock; readonly row: TableRow; readonly estimate: number },
  place: number,
  format: Formats,
): string {
  const column = columns[place];
  const banner = banners[column?.banner ?? 0];
  const whom = banner?.key === 'total' ? 'everybody' : `“${column?.label}” (${banner?.label})`;
  if (row.measure === 'share')
    return `${percentText(estimate)} of ${whom}: “${row.label}”, in “${block.label}”.`;
  return `${row.label} of “${block.label}” for ${whom}: ${numberText(estimate, format)}.`;
}

interface Known {
  readonly table: Table;
  readonly block: TableBlock;
  readonly row: TableRow;
  readonly cell: TableCell;
  readonly base: TableBase;
}

function factsOf(known: Known, format: Formats): NumberShown['facts'] {
  const { table, block, row, cell, base } = known;
  const count = (value: number | null) => (value === null ? null : exactText(value, format));
  const isWeighted = table.method.weight !== null;
  const own = row.measure === 'share' ? `In “${row.label}”` : 'With a value';
  const share = (value: number | null) => (value === null ? null : exactPercent(value));
  return facts([
    [row.measure === 'share' ? 'Share' : row.label, told(row, cell.estimate, format)],
    [`${Math.round(table.method.level * 100)}% interval`, intervalTold(known, format)],
    ['Standard error', told(row, cell.standardError, format)],
    [row.measure === 'share' && block.of === 'answers' ? 'Answers of this kind' : own, count(cell.n)],
    ...(isWeighted ? ([['The same, weighted', count(cell.weighted)]] as const) : []),
    ['Base: who answered', count(base.n)],
    ...(isWeighted
      ? ([
          ['Base, weighted', count(base.weighted)],
          ['Base, effective', count(base.effective)],
        ] as const)
      : []),
    ['Design effect', table.method.linearised ? count(cell.designEffect) : null],
    ['Share of the row', share(cell.rowShare)],
    ['Share of everybody', share(cell.totalShare)],
  ]);
}

function facts(all: readonly (readonly [string, string | null])[]): NumberShown['facts'] {
  return all.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function told({ measure }: TableRow, value: number | null, format: Formats): string | null {
  if (value === null) return null;
  return measure === 'share' ? exactPercent(value) : exactText(value, format);
}

function intervalTold({ table, row, cell, base }: Known, format: Formats): string | null {
  if (cell.interval === null) return null;
  const [low, high] = cell.interval.map((end) => told(row, end, format));
  const degrees = base.degrees === null ? '' : `, ${exactText(base.degrees, format)} degrees of freedom`;
  return `${low} to ${high} (${intervalName(table, row)}${degrees})`;
}

function intervalName({ method }: Table, { measure }: TableRow): string {
  if (measure === 'quantile') return 'Woodruff’s';
  if (measure === 'mean') return method.linearised ? 't, on the linearised standard error' : 'Student’s t';
  return method.linearised ? 'on the logit, linearised' : 'Wilson’s score interval';
}
