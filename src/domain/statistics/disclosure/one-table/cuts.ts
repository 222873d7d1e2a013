/** Where a cell is not yet on a cycle: the cheapest way to part its row from its column, cells being as wide as they are withheld. */
import { endsOf, type Grid } from './grid.js';

/** Less than this is nothing: a solver's numbers are right to about so much. */
export const SLIGHT = 1e-6;

/** The cells between two sides of a grid, and how wide they are together. */
export interface Cut {
  readonly cells: readonly number[];
  readonly width: number;
}

/**
 * The narrowest cut between the row and the column of `cell`, without the cell itself, if it is narrower than `enough`; null
 * where so much can flow. Maximum flow over shortest paths (Edmonds and Karp, Journal of the ACM 19, 1972); `widths` by cell.
 */
export function narrowestCut(grid: Grid, widths: Float64Array, cell: number, enough: number): Cut | null {
  const [from, to] = endsOf(grid, cell);
  const flow = new Float64Array(grid.counts.length);
  let width = 0;
  for (;;) {
    const { by, room } = search(grid, widths, flow, { from, to, without: cell });
    if (by[to] === -1) return { cells: between(grid, by, cell), width };
    const more = room[to] ?? 0;
    for (let point = to; point !== from; point = by[point] ?? from) {
      const other = by[point] ?? from;
      const [row, column] = other < grid.rows ? [other, point] : [point, other];
      const step = row * grid.columns + column - grid.rows;
      flow[step] = (flow[step] ?? 0) + (other < grid.rows ? more : -more);
    }
    width += more;
    if (width >= enough - SLIGHT) return null;
  }
}

interface Ends {
  readonly from: number;
  readonly to: number;
  readonly without: number;
}

/** Points in reach of `from`: the point that each was reached by (−1: none), and how much could flow to it. */
function search(grid: Grid, widths: Float64Array, flow: Float64Array, { from, to, without }: Ends) {
  const by = new Int32Array(grid.rows + grid.columns).fill(-1);
  const room = new Float64Array(by.length);
  const queue = [from];
  by[from] = from;
  room[from] = Number.POSITIVE_INFINITY;
  const reach = (point: number, next: number, cell: number, left: number) => {
    if (cell === without || by[next] !== -1 || left <= SLIGHT / 1000) return;
    by[next] = point;
    room[next] = Math.min(room[point] ?? 0, left);
    queue.push(next);
  };
  for (const point of queue) {
    if (point === to) break;
    if (point < grid.rows) {
      for (let column = 0; column < grid.columns; column += 1) {
        const cell = point * grid.columns + column;
        reach(point, grid.rows + column, cell, (widths[cell] ?? 0) - (flow[cell] ?? 0));
      }
    } else {
      for (let row = 0; row < grid.rows; row += 1) {
        const cell = row * grid.columns + point - grid.rows;
        reach(point, row, cell, (widths[cell] ?? 0) + (flow[cell] ?? 0));
      }
    }
  }
  return { by, room };
}

function between(grid: Grid, by: Int32Array, without: number): readonly number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < grid.counts.length; cell += 1) {
    const [row, column] = endsOf(grid, cell);
    if (cell !== without && (by[row] === -1) !== (by[column] === -1)) cells.push(cell);
  }
  return cells;
}
