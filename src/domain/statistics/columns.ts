/** What every statistic is worked out over: one typed array for each variable, all of the same length. */

/** A variable of categories: `codes[i]` is row i's place in `categories`, negative where it is blank. */
export interface CategoryColumn {
  readonly kind: 'categories';
  /** Keys in the order in which they are shown. */
  readonly categories: readonly string[];
  readonly codes: CategoryCodes;
}

/** Places in a list of categories; negative for a blank, whatever its reason. */
export type CategoryCodes = Int8Array | Int16Array | Int32Array;

/** A variable of numbers; NaN where it is blank. */
export interface NumberColumn {
  readonly kind: 'numbers';
  readonly values: Float64Array;
}

export type Column = CategoryColumn | NumberColumn;

/** Which rows are in: 1 in, 0 out. */
export type RowMask = Uint8Array;

/** How many rows the column has. */
export function rowsOf(column: Column): number {
  return column.kind === 'categories' ? column.codes.length : column.values.length;
}

/**
 * The column's rows that are not blank and are in `within` (all, where it is left out), as a mask of its own.
 */
export function maskOf(column: Column, within?: RowMask): RowMask {
  const rows = rowsOf(column);
  const mask = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    if (within !== undefined && within[row] === 0) continue;
    const blank =
      column.kind === 'categories'
        ? (column.codes[row] as number) < 0
        : Number.isNaN(column.values[row] as number);
    if (!blank) mask[row] = 1;
  }
  return mask;
}

/** The rows that are not blank in any of the columns and are in `within` (all, where it is left out). */
export function completeRows(columns: readonly Column[], rows: number, within?: RowMask): RowMask {
  const all = within ?? new Uint8Array(rows).fill(1);
  return columns.reduce((mask, column) => maskOf(column, mask), all);
}

/** How many rows the mask has in. */
export function countRows(mask: RowMask): number {
  let count = 0;
  for (let row = 0; row < mask.length; row += 1) count += mask[row] as number;
  return count;
}

/** The smallest array of codes that `categories` categories fit into, all blank. */
export function emptyCodes(rows: number, categories: number): CategoryCodes {
  if (categories <= 127) return new Int8Array(rows).fill(-1);
  return categories <= 32_767 ? new Int16Array(rows).fill(-1) : new Int32Array(rows).fill(-1);
}

/**
 * The column with only those categories, in their order, that a row of `mask` has; every row outside the mask is blank.
 */
export function categoriesWithin(column: CategoryColumn, mask: RowMask): CategoryColumn {
  const seen = new Uint8Array(column.categories.length);
  for (let row = 0; row < mask.length; row += 1) {
    const code = column.codes[row] as number;
    if (mask[row] === 1 && code >= 0) seen[code] = 1;
  }
  const kept = column.categories.flatMap((category, code) => (seen[code] === 1 ? [{ category, code }] : []));
  const places = new Int32Array(column.categories.length).fill(-1);
  kept.forEach(({ code }, place) => {
    places[code] = place;
  });
  const codes = emptyCodes(mask.length, kept.length);
  for (let row = 0; row < mask.length; row += 1) {
    const code = column.codes[row] as number;
    if (mask[row] === 1 && code >= 0) codes[row] = places[code] as number;
  }
  return { kind: 'categories', categories: kept.map(({ category }) => category), codes };
}
