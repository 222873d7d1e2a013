/** Why each number of a table is withheld, where it stands: for those who publish it, never for readers. */
import type { Reason, ReleasedTable } from '../linked-tables.js';
import type { AskedTable } from './layout.js';
import type { Linked } from './linked.js';

/** By block: of each column's base, and of each row's cell in each column; null where the number is told. */
export interface TableReasons {
  readonly blocks: readonly {
    readonly bases: readonly (Reason | null)[];
    readonly cells: readonly (readonly (Reason | null)[])[];
  }[];
}

/** The reasons in the table's own order; a net of answers has none of its own. */
export function reasonsOf(
  { withheld }: ReleasedTable,
  { places }: Linked,
  { table }: Pick<AskedTable, 'table'>,
): TableReasons {
  const at = (place: number) => withheld[place] ?? null;
  return {
    blocks: table.blocks.map(({ bases, cells }, block) => ({
      bases: bases.map((_, column) => at(places.base(block, column))),
      cells: cells.map((line, row) => line.map((_, column) => at(places.cell(block, row, column)))),
    })),
  };
}
