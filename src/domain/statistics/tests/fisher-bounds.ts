/** How probable and how improbable the rest of a table can be: what lets the network decide many tables at once. */

/** What is left of the rows' totals, ascending, once some columns are filled. */
export interface NetworkNode {
  readonly rows: readonly number[];
  readonly total: number;
  /** Σ ln r! − ln N!, which every way of filling the rest has in its ln p. */
  readonly constant: number;
}

/** Bounds of ln p of the rest given the node: no way of filling it is below `low` or above `high`. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Rounding must not decide a table that the bound just reaches. */
const ROUNDING = 1e-10;

/** The bounds for columns' totals `columns` that are still to be filled. */
export function boundsOf(columns: readonly number[], logs: Float64Array): (node: NetworkNode) => Bounds {
  const constant = columns.reduce((sum, column) => sum + (logs[column] as number), 0);
  return (node) => ({
    low: node.constant + constant - largestFactorials(node.rows, columns, logs) - ROUNDING,
    high: node.constant + constant + smallestFactorials(node, columns, logs) + ROUNDING,
  });
}

/**
 * An upper bound of −Σ ln x! over all tables. With s = ln(r c/N), Σ x s is the same for all tables, and x s − ln x! is
 * largest at the whole number below r c/N, cell by cell.
 */
function smallestFactorials(
  { rows, total }: NetworkNode,
  columns: readonly number[],
  logs: Float64Array,
): number {
  if (total === 0) return 0;
  let bound = 0;
  for (const row of rows) {
    if (row === 0) continue;
    bound -= row * Math.log(row);
    for (const column of columns) {
      const expected = (row * column) / total;
      if (expected === 0) continue;
      const whole = Math.floor(expected);
      bound += whole * Math.log(expected) - (logs[whole] as number);
    }
  }
  for (const column of columns) if (column > 0) bound -= column * Math.log(column / total);
  return bound;
}

/** An upper bound of Σ ln x!: each column alone puts as much as it can into the largest rows. */
function largestFactorials(rows: readonly number[], columns: readonly number[], logs: Float64Array): number {
  let bound = 0;
  for (const column of columns) {
    let open = column;
    for (let at = rows.length - 1; at >= 0 && open > 0; at -= 1) {
      const count = Math.min(open, rows[at] ?? 0);
      bound += logs[count] as number;
      open -= count;
    }
  }
  return bound;
}
