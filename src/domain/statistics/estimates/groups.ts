/** Rows by group: everybody, or those of each category. */
import type { CategoryColumn, RowMask } from '../columns.js';

/** A group: its category, null for everybody, and its rows. */
export interface Group {
  readonly group: string | null;
  readonly rows: RowMask;
}

/** The groups of a column, of rows in the mask, in the column's order; everybody in the mask where there is no column. */
export function groupsOf(by: CategoryColumn | null, mask: RowMask): readonly Group[] {
  if (by === null) return [{ group: null, rows: mask }];
  return by.categories.map((group, place) => {
    const rows = new Uint8Array(mask.length);
    for (let row = 0; row < mask.length; row += 1)
      if (mask[row] === 1 && by.codes[row] === place) rows[row] = 1;
    return { group, rows };
  });
}
