/** A table as it stands on the page: blocks under their banner, with bases, intervals and letters. */
import type { Table, TableBase, TableBlock, TableCell, TableRow } from '../../domain/statistics/table.js';
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
import { numberText, percentNumber, percentText } from './workbench-numbers.js';

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
  readonly words: TableWords;
}

/** What a table says beside its numbers and its questions' own words. */
export interface TableWords {
  readonly corners: Readonly<Record<View['share'], string>>;
  readonly base: string;
  readonly weighted: string;
  readonly effective: string;
  readonly mean: string;
  /** "36 to 46". */
  range(low: string, high: string): string;
  /** What stands for the number that is withheld at the row of a block; null for the block's base. */
  withheld(block: TableBlock, row: number | null, column: number): string;
  /** Sentences below it. */
  legend(table: Table): readonly string[];
}

/** What stands for a number that is withheld. */
export const WITHHELD = '[c]';

/** The words of the workbench. */
export function workbenchWords(format: Formats): TableWords {
  return {
    corners: { column: 'Column shares', row: 'Row shares', total: 'Shares of everybody' },
    ...{ base: 'Base', weighted: 'Weighted', effective: 'Effective', mean: 'Mean' },
    range: (low, high) => `${low} to ${high}`,
    withheld: () => WITHHELD,
    legend: (table) => tableLegend(table, format),
  };
}

/** The table; bases stand under the heads where all blocks share them, otherwise in each block. */
export function denseTable(table: Table, showing: TableShowing): DenseTable {
  const shared = sharedBases(table, showing);
  return {
    ...{ id: showing.id, caption: showing.caption, corner: showing.words.corners[showing.view.share] },
    banners: table.banners.length < 2 ? [] : table.banners.map(bannerHead),
    heads: table.columns.map(({ label, letter }) => ({
      text: label,
      letter: table.method.compare ? letter : '',
    })),
    bases: shared ?? [],
    blocks: joined(table.blocks).map(([block, ...more], at) => ({
      ...{ heading: block.label, over: showing.over[at] ?? null },
      rows: [block, ...more].flatMap((one) => rowsShown(one, showing)),
      bases: shared === null ? basesOf(table, block, showing) : [],
    })),
    legend: showing.words.legend(table),
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
function sharedBases(table: Table, showing: TableShowing): readonly DenseBase[] | null {
  const [first, ...others] = table.blocks.map(({ bases }) => JSON.stringify(bases));
  const block = table.blocks[0];
  return block === undefined || others.some((other) => other !== first)
    ? null
    : basesOf(table, block, showing);
}

function basesOf(
  { method }: Table,
  block: TableBlock,
  { format, words }: TableShowing,
): readonly DenseBase[] {
  const told = (label: string, of: (base: TableBase) => number | null): DenseBase => ({
    label,
    cells: block.bases.map((base, column) => {
      const value = of(base);
      return value === null ? words.withheld(block, null, column) : format.number(Math.round(value));
    }),
  });
  const people = told(words.base, ({ n }) => n);
  if (method.weight === null) return [people];
  return [
    people,
    told(words.weighted, ({ weighted }) => weighted),
    told(words.effective, ({ effective }) => effective),
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
          ...(cell.withheld === null
            ? cellShown(row, { ...cell, letters: letters(cell, place, column) }, block.bases[column], showing)
            : quietCell(showing.words.withheld(block, place, column))),
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
  { view, format, words }: TableShowing,
): DenseCell {
  if (cell.estimate === null || base?.n === 0) return quietCell('–');
  if (row.measure !== 'share')
    return plainCell(
      numberText(cell.estimate, format),
      rangeOf(cell, (one) => numberText(one, format), words),
      cell.letters,
    );
  if (view.share === 'column')
    return plainCell(percentText(cell.estimate), rangeOf(cell, percentNumber, words), cell.letters);
  const share = view.share === 'row' ? cell.rowShare : cell.totalShare;
  return share === null ? quietCell('–') : plainCell(percentText(share), '', cell.letters);
}

/** A cell's interval; empty where it has none. */
export function rangeOf(
  { interval }: Pick<TableCell, 'interval'>,
  written: (value: number) => string,
  words: Pick<TableWords, 'range'>,
): string {
  return interval === null ? '' : words.range(written(interval[0]), written(interval[1]));
}
