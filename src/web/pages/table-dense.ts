/** A table as it stands on the page: blocks under their banner, with bases, intervals and letters. */
import type {
  Table,
  TableBase,
  TableBlock,
  TableCell,
  TableRow,
  Withheld,
} from '../../domain/statistics/table.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import {
  type DenseBase,
  type DenseBlock,
  type DenseCell,
  type DenseTable,
  plainCell,
  quietCell,
} from './dense-table.js';
import { DISPUTED, tableLegend } from './table-legend.js';
import { numberInterval, numberText, percentText, shareInterval } from './workbench-numbers.js';

/** How a table is shown. */
export interface TableShowing {
  readonly id: string;
  readonly caption: string;
  readonly view: Pick<View, 'share' | 'order'>;
  /** By block: the words above it where several blocks are one question; null elsewhere. */
  readonly over: readonly (string | null)[];
  /** The blocks of the whole table, in which numbers have their places. */
  readonly all: readonly TableBlock[];
  readonly format: Formats;
}

/** What stands for a number that is withheld. */
export const WITHHELD = '[c]';

const CORNERS: Readonly<Record<View['share'], string>> = {
  column: 'Column shares',
  row: 'Row shares',
  total: 'Shares of everybody',
};

/** The table; bases stand under the heads where all blocks share them, otherwise in each block. */
export function denseTable(table: Table, showing: TableShowing): DenseTable {
  const shared = sharedBases(table, showing.format);
  return {
    ...{ id: showing.id, caption: showing.caption, corner: CORNERS[showing.view.share] },
    banners: table.banners.length < 2 ? [] : table.banners.map(bannerHead),
    heads: table.columns.map(({ label, letter }) => ({
      text: label,
      letter: table.method.compare ? letter : '',
    })),
    bases: shared ?? [],
    blocks: joined(table.blocks).map(([block, ...more], at) => ({
      ...{ heading: block.label, over: showing.over[at] ?? null },
      rows: [block, ...more].flatMap((one) => rowsShown(one, showing)),
      bases: shared === null ? basesOf(table, block.bases, showing.format) : [],
    })),
    legend: tableLegend(table, showing.format),
  };
}

/** Blocks of one key that follow each other are shown as one: the shares of a scale and its mean. */
function joined(blocks: readonly TableBlock[]): readonly (readonly [TableBlock, ...TableBlock[]])[] {
  const found: [TableBlock, ...TableBlock[]][] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last !== undefined && last[0].key === block.key) last.push(block);
    else found.push([block]);
  }
  return found;
}

function bannerHead({ key, label, columns }: Table['banners'][number]) {
  return { text: key === 'total' ? '' : label, span: columns.length };
}

/** The bases of all blocks, where they are the same; null where they differ. */
function sharedBases(table: Table, format: Formats): readonly DenseBase[] | null {
  const [first, ...others] = table.blocks.map(({ bases }) => JSON.stringify(bases));
  const block = table.blocks[0];
  return block === undefined || others.some((other) => other !== first)
    ? null
    : basesOf(table, block.bases, format);
}

function basesOf({ method }: Table, bases: readonly TableBase[], format: Formats): readonly DenseBase[] {
  const told = (label: string, of: (base: TableBase) => number | null): DenseBase => ({
    label,
    cells: bases.map((base) => {
      const value = of(base);
      return value === null ? WITHHELD : format.number(Math.round(value));
    }),
  });
  const people = told('Base', ({ n }) => n);
  if (method.weight === null) return [people];
  return [
    people,
    told('Weighted', ({ weighted }) => weighted),
    told('Effective', ({ effective }) => effective),
  ];
}

function rowsShown(block: TableBlock, showing: TableShowing): DenseBlock['rows'] {
  const disputed = disputedCells(block);
  const letters = ({ letters: own }: TableCell, place: number, column: number) =>
    disputed.has(`${place} ${column}`) ? `${own}${DISPUTED}` : own;
  return rowOrder(block, showing.view.order).flatMap((place) => {
    const [row, cells] = [block.rows[place], block.cells[place]];
    if (row === undefined || cells === undefined) return [];
    return [
      {
        label: row.label,
        kind: row.net !== null ? ('net' as const) : row.measure === 'share' ? 'plain' : 'statistic',
        cells: cells.map((cell, column) => ({
          ...cellShown(row, { ...cell, letters: letters(cell, place, column) }, block.bases[column], showing),
          place: `${showing.all.indexOf(block)}.${place} ${column}`,
        })),
      },
    ];
  });
}

/** Rows and columns whose letters another reasonable test would take away. */
function disputedCells({ comparisons }: TableBlock): ReadonlySet<string> {
  const found = comparisons.filter(({ significant, disputed }) => significant && disputed);
  return new Set(found.map(({ row, columns, difference }) => `${row} ${columns[difference > 0 ? 0 : 1]}`));
}

/** Categories as they were asked or by everybody's share; nets and statistics stay behind them. */
export function rowOrder(block: TableBlock, order: View['order']): readonly number[] {
  const isPlain = (place: number) =>
    block.rows[place]?.measure === 'share' && block.rows[place]?.net === null;
  const places = [...block.rows.keys()];
  if (order === 'asked') return places;
  const share = (place: number) => block.cells[place]?.[0]?.estimate ?? 0;
  const plain = places.filter(isPlain).sort((a, b) => share(b) - share(a));
  return [...plain, ...places.filter((place) => !isPlain(place))];
}

function cellShown(
  row: TableRow,
  cell: TableCell,
  base: TableBase | undefined,
  { view, format }: TableShowing,
): DenseCell {
  if (cell.withheld !== null) return withheldShown(cell.withheld);
  if (cell.estimate === null || base?.n === 0) return quietCell('–');
  if (row.measure !== 'share')
    return plainCell(numberText(cell.estimate, format), numberInterval(cell.interval, format), cell.letters);
  if (view.share === 'column')
    return plainCell(percentText(cell.estimate), shareInterval(cell.interval), cell.letters);
  const share = view.share === 'row' ? cell.rowShare : cell.totalShare;
  return share === null ? quietCell('–') : plainCell(percentText(share), '', cell.letters);
}

function withheldShown(_why: Withheld): DenseCell {
  return quietCell(WITHHELD);
}
