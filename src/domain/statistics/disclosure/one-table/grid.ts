/** A table of people with its margins, seen as a graph: rows and columns are its points, and every cell joins two of them. */

/** Counts by row and column; every row has the same number of columns. */
export type CountTable = readonly (readonly number[])[];

/**
 * The cells of a table, row by row; the last row and the last column are the margins. Cell `row × columns + column` joins the
 * points `row` and `rows + column`. With the margins negated every line sums to zero, so people can be moved around any cycle
 * of cells, alternately more and fewer, without changing a cell outside it.
 */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly counts: Float64Array;
}

/** Marks by cell of a grid: 1 for a cell that is withheld. */
export type Pattern = Uint8Array;

/** The table with its margins added up. */
export function gridOf(table: CountTable): Grid {
  const rows = table.length + 1;
  const columns = (table[0]?.length ?? 0) + 1;
  const counts = new Float64Array(rows * columns);
  const add = (cell: number, count: number) => {
    counts[cell] = (counts[cell] ?? 0) + count;
  };
  table.forEach((line, row) => {
    line.forEach((count, column) => {
      add(row * columns + column, count);
      add(row * columns + columns - 1, count);
      add((rows - 1) * columns + column, count);
      add(rows * columns - 1, count);
    });
  });
  return { rows, columns, counts };
}

/** The two points that a cell joins: its row and its column. */
export function endsOf({ rows, columns }: Grid, cell: number): readonly [row: number, column: number] {
  return [Math.floor(cell / columns), rows + (cell % columns)];
}

/** For each point of the grid, the cells at it for which `wanted` holds, each with the point at its other end. */
export function neighbours(
  grid: Grid,
  wanted: (cell: number) => boolean,
): readonly (readonly (readonly [point: number, cell: number])[])[] {
  const points = Array.from({ length: grid.rows + grid.columns }, (): [number, number][] => []);
  for (let cell = 0; cell < grid.counts.length; cell += 1) {
    if (!wanted(cell)) continue;
    const [row, column] = endsOf(grid, cell);
    points[row]?.push([column, cell]);
    points[column]?.push([row, cell]);
  }
  return points;
}
