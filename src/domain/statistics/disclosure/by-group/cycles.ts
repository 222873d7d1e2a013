/** Cycles in a table of counts: cells around which people can be moved without changing a row or column total. */
import type { CountTable } from '../one-table/grid.js';

/** A cell's place in a table. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What the search asks about a cell: what it holds and could hold, and what it costs to withhold it. */
export interface CycleRules {
  /** How many people can be taken out of the cell. */
  value(place: Place): number;
  /** How many people can be put into it. */
  room(place: Place): number;
  cost(place: Place): number;
}

/**
 * The cells of the cheapest cycle through `start` around which `amount` people can be moved (alternately in and
 * out, leaving every total as it is and no cell below zero or above what it can hold), `start` included; null when there is none.
 */
export function cheapestCycle(
  table: CountTable,
  start: Place,
  amount: number,
  rules: CycleRules,
): readonly Place[] | null {
  const canLose = (place: Place) => rules.value(place) >= amount;
  const canGain = (place: Place) => rules.room(place) >= amount;
  const more = canGain(start) ? cheapestPath(table, start, canLose, canGain, rules) : null;
  const fewer = canLose(start) ? cheapestPath(table, start, canGain, canLose, rules) : null;
  const [best] = [more, fewer].filter((path) => path !== null).sort((a, b) => a.cost - b.cost);
  return best === undefined ? null : [start, ...best.places];
}

interface Path {
  readonly cost: number;
  readonly places: readonly Place[];
}

/** A row (`0 …`) or a column (after the rows) of the table, on the way from the start's column to its row. */
interface Stop {
  cost: number;
  done: boolean;
  from: number;
}

/**
 * Dijkstra's shortest path from the column of `start` back to its row, without `start` itself. A step from column
 * to row must pass `downward`, a step from row to column `across`.
 */
function cheapestPath(
  table: CountTable,
  start: Place,
  downward: (place: Place) => boolean,
  across: (place: Place) => boolean,
  rules: CycleRules,
): Path | null {
  const rows = table.length;
  const columns = table[0]?.length ?? 0;
  const stops = Array.from(
    { length: rows + columns },
    (): Stop => ({ cost: Infinity, done: false, from: -1 }),
  );
  const first = stops[rows + start.column];
  if (first !== undefined) first.cost = 0;
  for (;;) {
    const at = nearest(stops);
    if (at === -1) return null;
    if (at === start.row) return pathTo(stops, at, rows);
    const here = stops[at];
    if (here === undefined) return null;
    here.done = true;
    for (const next of at < rows ? range(rows, rows + columns) : range(0, rows)) {
      const place = placeOf(at, next, rows);
      if (place.row === start.row && place.column === start.column) continue;
      if (!(at < rows ? across(place) : downward(place))) continue;
      const stop = stops[next];
      const cost = here.cost + rules.cost(place);
      if (stop !== undefined && !stop.done && cost < stop.cost) Object.assign(stop, { cost, from: at });
    }
  }
}

function nearest(stops: readonly Stop[]): number {
  let best = -1;
  let cost = Infinity;
  stops.forEach((stop, index) => {
    if (!stop.done && stop.cost < cost) [best, cost] = [index, stop.cost];
  });
  return best;
}

function pathTo(stops: readonly Stop[], end: number, rows: number): Path {
  const places: Place[] = [];
  for (let at = end, from = stops[at]?.from ?? -1; from !== -1; at = from, from = stops[at]?.from ?? -1) {
    places.push(placeOf(from, at, rows));
  }
  return { cost: stops[end]?.cost ?? 0, places };
}

function placeOf(one: number, other: number, rows: number): Place {
  return one < rows ? { row: one, column: other - rows } : { row: other, column: one - rows };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
