/** What the charts of a table share: one question, how it is drawn, and what stands around the drawing. */
import type { Table, TableBlock } from '../../domain/statistics/table.js';
import type { DataQuestion } from '../../services/analysis/data-set/data-set.js';
import type { Bin } from '../../services/analysis/tables/bins.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { type AnalysisChart, type AnalysisFigure, analysisFigure } from './analysis-figure.js';
import { numberText, percentText } from './workbench-numbers.js';

/** One question of a table, with its blocks. */
export interface TabledQuestion {
  readonly key: string;
  readonly label: string;
  readonly table: DataQuestion['table'];
  readonly blocks: readonly TableBlock[];
  /** How its number is spread; null where it is none. */
  readonly bins: readonly Bin[] | null;
}

/** How charts are drawn. */
export interface Drawing {
  readonly table: Table;
  readonly view: Pick<View, 'chart' | 'order'>;
  /** The id of the table that they show. */
  readonly shows: string;
  readonly format: Formats;
}

/** A drawing with what is said above it. */
export interface Told {
  readonly title: string;
  readonly subtitle: string;
  readonly chart: AnalysisChart;
}

/** More groups than there are colours are not told apart. */
const MOST_SERIES = 7;

/** Places of the columns that a chart tells apart: those of the first question across the top, or everybody. */
export function groupsOf({ banners }: Table): readonly number[] {
  const groups = banners.find(({ key }) => key !== 'total')?.columns ?? [];
  return groups.length > 1 && groups.length <= MOST_SERIES ? groups : [0];
}

/** The groups in which somebody was asked one of these blocks: of the others there is nothing to draw or to say. */
export function groupsAsked(table: Table, blocks: readonly TableBlock[]): readonly number[] {
  const asked = groupsOf(table).filter((column) => blocks.some(({ bases }) => bases[column]?.n !== 0));
  return asked.length > 1 ? asked : [0];
}

/** Everybody, and the groups where there are several. */
export function everybodyAnd(groups: readonly number[]): readonly number[] {
  return groups.length > 1 ? [0, ...groups] : groups;
}

/** What the columns are called. */
export function columnLabels({ columns }: Table, places: readonly number[]): readonly string[] {
  return places.map((column) => columns[column]?.label ?? '');
}

/** Blocks of shares; a scale has another of its mean. */
export function shareBlocks({ blocks }: TabledQuestion): readonly TableBlock[] {
  return blocks.filter(({ rows }) => rows.some(({ measure }) => measure === 'share'));
}

/** Places of a block's own categories, without nets and means. */
export function categoryPlaces({ rows }: TableBlock): readonly number[] {
  return [...rows.keys()].filter((place) => rows[place]?.measure === 'share' && rows[place]?.net === null);
}

/** "Share of 2,104 people, weighted". */
export function shareSubtitle(block: TableBlock, { table, format }: Drawing): string {
  const base = block.bases[0]?.n ?? null;
  const of = block.of === 'answers' ? 'answers' : 'people';
  const weighted = table.method.weight === null ? '' : ', weighted';
  return `Share of ${base === null ? '' : `${format.number(base)} `}${of}${weighted}`;
}

/** "with 95% intervals". */
export function withIntervals({ table }: Drawing): string {
  return `with ${Math.round(table.method.level * 100)}% intervals`;
}

/** The figure of a question. */
export function figureOf(
  { key, label, blocks }: TabledQuestion,
  { shows, format }: Drawing,
  { title, subtitle, chart }: Told,
): AnalysisFigure {
  const described = blocks.flatMap((block) => [
    ...(blocks.length > 1 ? [block.label] : []),
    ...block.rows.map((row, place) => toldRow(block, row, place, format)),
  ]);
  const description = described.slice(0, MOST_DESCRIBED).join('. ');
  return analysisFigure(
    { id: `chart-${key}`, title, subtitle: `${sentence(label)} ${subtitle}`, description, table: shows },
    chart,
  );
}

function sentence(label: string): string {
  return /[.?!…:]$/.test(label) ? label : `${label}.`;
}

/** The most rows that a chart's description reads out; the table has them all. */
const MOST_DESCRIBED = 24;

function toldRow(block: TableBlock, row: TableBlock['rows'][number], place: number, format: Formats): string {
  const cell = block.cells[place]?.[0];
  if (cell?.estimate == null) return `${row.label}: ${cell?.withheld == null ? 'nobody' : 'withheld'}`;
  const value = row.measure === 'share' ? percentText(cell.estimate) : numberText(cell.estimate, format);
  return `${row.label}: ${value}`;
}
