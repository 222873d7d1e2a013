/** Rankings of a CSV in wide format: columns of ranks, or columns of places. */
import { inCategoryOrder } from '../../../domain/statistics/category-order.js';
import type { RowMask } from '../../../domain/statistics/columns.js';
import type { Rankings } from '../../../domain/statistics/ranking/rankings.js';
import { cellsOf, numbersOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { fail } from './refusal.js';

/**
 * Rankings from one column an item, which holds its rank (1 first, blank unranked, equal and broken ranks allowed). Items
 * come in the order of the hall. Gives up at a rank below 1.
 */
export function fromRanks(data: CsvTable, columns: readonly string[], mask: RowMask): Rankings {
  const items = inCategoryOrder(new Set(columns));
  if (items.length < columns.length) fail('expected each item once, found a column twice');
  const ranks = items.map((name) => numbersOf(data, name).values);
  const rows = rowsIn(mask);
  const flat = rows.flatMap((row) =>
    ranks.map((values, item) => {
      const rank = values[row] as number;
      return rank < 1
        ? fail(`column "${items[item]}", row ${row + 1}: expected a rank from 1, found ${rank}`)
        : rank;
    }),
  );
  return rankingsOf(items, flat, rows.length);
}

/**
 * Rankings from one column a place, the first place first, which holds an item's name; a blank place is passed over.
 * Gives up where a row names an item twice.
 */
export function fromPlaces(data: CsvTable, columns: readonly string[], mask: RowMask): Rankings {
  const places = columns.map((name) => cellsOf(data, name));
  const rows = rowsIn(mask);
  const items = inCategoryOrder(new Set(rows.flatMap((row) => places.flatMap((cells) => cells[row] ?? []))));
  const itemNumbers = new Map(items.map((item, number) => [item, number]));
  const flat = rows.flatMap((row) => {
    const ranks = new Array<number>(items.length).fill(Number.NaN);
    for (const [place, cells] of places.entries()) {
      const name = cells[row];
      if (name === null || name === undefined) continue;
      const item = itemNumbers.get(name) as number;
      if (!Number.isNaN(ranks[item])) fail(`row ${row + 1}: expected each item once, found "${name}" twice`);
      ranks[item] = place + 1;
    }
    return ranks;
  });
  return rankingsOf(items, flat, rows.length);
}

function rowsIn(mask: RowMask): readonly number[] {
  return [...mask.keys()].filter((row) => mask[row] === 1);
}

/** A blank was not compared: it stands nowhere, not last. */
function rankingsOf(items: readonly string[], ranks: readonly number[], rows: number): Rankings {
  const weights = new Float64Array(rows).fill(1);
  return { items, ranks: Float64Array.from(ranks), offered: null, weights, respondents: null };
}
