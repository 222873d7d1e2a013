/** Shares of a table's columns, and the scores by cell that their linearised variances are made of. */

import type { Score } from './scores.js';

/** A table's cells, cell = row × columns + column. */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** Sums of a cell's value by column. */
export function columnSums({ rows, columns }: Shape, cells: Float64Array): Float64Array {
  const sums = new Float64Array(columns);
  for (let cell = 0; cell < rows * columns; cell += 1) {
    const column = cell % columns;
    sums[column] = (sums[column] as number) + (cells[cell] as number);
  }
  return sums;
}

/** Sums of a cell's value by row. */
export function rowSums({ rows, columns }: Shape, cells: Float64Array): Float64Array {
  const sums = new Float64Array(rows);
  for (let cell = 0; cell < rows * columns; cell += 1) {
    const row = Math.floor(cell / columns);
    sums[row] = (sums[row] as number) + (cells[cell] as number);
  }
  return sums;
}

/**
 * The influence of a row in each cell on the share of `inside` among `base` (both masks over cells), whose weighted size is
 * `total` and whose share is `share`: (1 − p)/W in the category, −p/W in the rest of its base, 0 elsewhere.
 */
export function shareScore(
  inside: readonly number[],
  base: readonly number[],
  total: number,
  share: number,
  cells: number,
): Score {
  const constant = new Float64Array(cells);
  for (const cell of base) constant[cell] = -share / total;
  for (const cell of inside) constant[cell] = (constant[cell] as number) + 1 / total;
  return { constant, slope: null };
}

/** The cells of a column from top to bottom. */
export function cellsOfColumn({ rows, columns }: Shape, column: number): readonly number[] {
  return Array.from({ length: rows }, (_, row) => row * columns + column);
}
