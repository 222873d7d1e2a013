/** A table as disclosure control sees it: each of its numbers as a cell with what is told of it, in a fixed order. */
import type { TableMethod } from '../../table.js';
import type { Measure } from '../figures.js';
import type { LinkedCell, LinkedTable } from '../linked-tables.js';
import type { Cell, Condition } from '../population.js';
import type { Rule } from '../rule.js';
import type { AskedTable, BlockLayout, RowLayout, TableLayout } from './layout.js';

/** What numbers are rounded to when a table is published. */
export interface Steps {
  readonly count: number;
  /** Sums of weights. */
  readonly weight: number;
  /** Shares, from 0 to 1. */
  readonly share: number;
}

/** The steps of a rule; numbers that follow from counts alone are as exact as these. */
export function stepsOf({ roundTo }: Pick<Rule, 'roundTo'>): Steps {
  return { count: roundTo, weight: Math.max(1, roundTo), share: 0.01 };
}

/** Means are told to about a hundredth of how far the scores reach; quantiles as they are. */
export function meanStep(scores: readonly number[]): number {
  const reach = Math.max(...scores) - Math.min(...scores);
  return 10 ** Math.floor(Math.log10(Math.max(reach, 1) / 100));
}

/** Where the cells of a table stand in its linked form. */
export interface Places {
  /** By block and column. */
  base(block: number, column: number): number;
  /** By block, row and column; −1 for a row that adds answers up. */
  cell(block: number, row: number, column: number): number;
  /** By block, row and banner: everybody in the row who is in a column of the banner; −1 where no share of the row is told. */
  row(block: number, row: number, banner: number): number;
}

export interface Linked {
  readonly table: LinkedTable;
  readonly places: Places;
  /** The scores of a row of means, by value; null for others. */
  scores(block: number, row: number): readonly number[] | null;
}

/** Whom a table is about, and by which weight: null for all, and for none. */
export interface Among {
  readonly selected: Condition | null;
  readonly weight: string | null;
}

/** Links a table: bases, cells and rows of every block, among the people that it is about. */
export function linked(
  asked: AskedTable,
  layout: TableLayout,
  { selected, weight }: Among,
  steps: Steps,
): Linked {
  const columns = layout.banners.flatMap(({ columns: own }) => own);
  const cells: LinkedCell[] = [];
  const places = new Map<string, number>();
  const enter = (key: string, cell: LinkedCell) => {
    places.set(key, cells.push(cell) - 1);
  };
  const among: Cell = selected === null ? [] : [selected];
  const everybodyIn = (block: BlockLayout): Cell => [...among, ...block.base];
  layout.blocks.forEach((block, at) => {
    columns.forEach((column, place) => {
      const cell = [...everybodyIn(block), ...column];
      enter(`${at} ${place}`, { cell, base: null, measures: peopleMeasures(weight, steps) });
    });
    block.rows.forEach((row, line) => {
      const own = row.cell;
      if (own === null) return;
      const whom: Cell = [...everybodyIn(block), ...own];
      layout.banners.forEach((banner, number) => {
        const first = columns.indexOf(banner.columns[0] ?? []);
        const inBanner = [...whom, ...banner.inside];
        const isShare = row.told === 'share' || row.told === 'share of answers';
        if (isShare && number > 0 && weight === null) {
          const measures: readonly Measure[] = [{ kind: 'count', step: steps.count }];
          enter(`${at} ${line} row ${number}`, { cell: inBanner, base: null, measures });
        }
        banner.columns.forEach((column, place) => {
          const cell = [...whom, ...column];
          const base = [...everybodyIn(block), ...column];
          const told = { weight, steps, base, everybody: everybodyIn(block), inBanner };
          enter(`${at} ${line} ${first + place}`, { cell, base, measures: rowMeasures(row, told) });
        });
      });
    });
  });
  return {
    table: { name: asked.name, cells },
    places: {
      base: (block, column) => places.get(`${block} ${column}`) ?? -1,
      cell: (block, row, column) => places.get(`${block} ${row} ${column}`) ?? -1,
      row: (block, row, banner) => places.get(`${block} ${row} row ${banner}`) ?? -1,
    },
    scores: (block, row) => layout.blocks[block]?.rows[row]?.scores?.byValue ?? null,
  };
}

/** What a table's cell tells beside its people. */
export type Role = 'weight' | 'estimate' | 'rowShare' | 'totalShare';

/** Where among a cell's measures each role stands; −1 where it follows from others. */
export function placeOfRole(measures: readonly Measure[], role: Role): number {
  if (role === 'weight') return measures.findIndex(({ kind }) => kind === 'weight');
  const statistic = measures.findIndex(({ kind }) => kind === 'mean' || kind === 'quantile');
  if (statistic !== -1) return role === 'estimate' ? statistic : -1;
  const first = measures.findIndex(({ kind }) => kind === 'share');
  return first === -1 ? -1 : first + ['estimate', 'rowShare', 'totalShare'].indexOf(role);
}

function peopleMeasures(weight: string | null, steps: Steps): readonly Measure[] {
  const count: Measure = { kind: 'count', step: steps.count };
  return weight === null ? [count] : [count, { kind: 'weight', weight, step: steps.weight }];
}

interface Told {
  readonly weight: string | null;
  readonly steps: Steps;
  readonly base: Cell;
  readonly everybody: Cell;
  readonly inBanner: Cell;
}

/**
 * Without weights shares follow from counts, so only counts are told. With weights only shares are: beside a weighted share the
 * count would be a second equation for who can reckon the weights, and one too many for anything to be withheld alone.
 */
function rowMeasures(
  { told, scores }: RowLayout,
  { weight, steps, base, everybody, inBanner }: Told,
): readonly Measure[] {
  const people = peopleMeasures(weight, steps);
  if (told === 'share') {
    if (weight === null) return people;
    const share = (of: Cell): Measure => ({ kind: 'share', of, weight, step: steps.share });
    return [share(base), share(inBanner), share(everybody)];
  }
  if (told === 'share of answers' || scores === null) return people;
  if (told === 'mean') return [...people, { kind: 'mean', scores, weight, step: meanStep(scores.byValue) }];
  return [...people, { kind: 'quantile', scores, at: told.quantile, weight, step: 0 }];
}

/** The variables that a table's weight was made from. */
export function madeFrom({ raked }: TableMethod): readonly string[] {
  return raked.map(({ key }) => key);
}
