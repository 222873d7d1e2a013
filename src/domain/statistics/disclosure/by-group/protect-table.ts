/** What may be published of a table of people: small cells, and cells that subtraction would give back, are withheld. */
import type { CountTable } from '../one-table/grid.js';
import { type CycleRules, cheapestCycle, type Place } from './cycles.js';

/** A table in which null stands for a number that is withheld. */
export type ProtectedTable = readonly (readonly (number | null)[])[];

/** How far, in people, each withheld number could be moved wherever the table leaves room for it. */
const WANTED_ROOM = 2;

/**
 * The table with every number withheld that must be: cells of 1 to `smallest` − 1 people (primary suppression); the
 * cell of a column whose people all stand in one row, which would tell on each of them; and as many others as keep
 * an outsider, who knows every row and column total, from working any of these out (complementary suppression).
 * Null when no choice of cells can hide what must be hidden: then the table is not published at all.
 */
export function protectTable(table: CountTable, smallest: number): ProtectedTable | null {
  const found = tryToProtect(table, smallest, null);
  return 'stuck' in found ? null : found.counts;
}

/** The protected table, or a cell that nothing can hide. */
export type Attempt = { readonly counts: ProtectedTable } | { readonly stuck: Place };

/**
 * As `protectTable`, for columns that may share people: `rowTotals` are then all people of each row, so that beside every
 * cell stand those of its row who are not in its column. A small number of those is as telling as a small cell, and no
 * more can be moved into a cell than there are of them. Null where each person is in one column.
 */
export function tryToProtect(
  table: CountTable,
  smallest: number,
  rowTotals: readonly number[] | null,
): Attempt {
  const withheld = table.map((row) => row.map(() => false));
  const isWithheld = ({ row, column }: Place) => withheld[row]?.[column] === true;
  const value = ({ row, column }: Place) => table[row]?.[column] ?? 0;
  const cost = (place: Place) => (isWithheld(place) ? 0.001 : 1 + value(place));
  const room = (place: Place) =>
    rowTotals === null ? Number.POSITIVE_INFINITY : (rowTotals[place.row] ?? 0) - value(place);
  const primary = primaryCells(table, smallest, room);
  for (const place of primary) withhold(withheld, place);
  const safe = table.map((row) => row.map(() => false));
  for (const place of primary) {
    if (safe[place.row]?.[place.column]) continue;
    const cycle = cycleWithMostRoom(table, place, { value, room, cost });
    if (cycle === null) return { stuck: place };
    for (const member of cycle) {
      withhold(withheld, member);
      withhold(safe, member);
    }
  }
  return {
    counts: table.map((row, at) => row.map((count, column) => (withheld[at]?.[column] ? null : count))),
  };
}

/**
 * For questions to which each person can say yes to several rows: each row is protected as a table of its own, yes
 * against no, under the groups' `bases`. A row that cannot be protected is withheld whole.
 */
export function protectYesNoTable(
  table: CountTable,
  bases: readonly number[],
  smallest: number,
): ProtectedTable {
  return table.map((yes) => {
    const no = yes.map((count, column) => (bases[column] ?? 0) - count);
    return protectTable([yes, no], smallest)?.[0] ?? yes.map(() => null);
  });
}

function primaryCells(table: CountTable, smallest: number, room: (place: Place) => number): readonly Place[] {
  const isSmall = (count: number) => count > 0 && count < smallest;
  const bases = (table[0] ?? []).map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return table.flatMap((row, at) =>
    row.flatMap((count, column) =>
      isSmall(count) || isSmall(room({ row: at, column })) || (count > 0 && count === bases[column])
        ? [{ row: at, column }]
        : [],
    ),
  );
}

function cycleWithMostRoom(table: CountTable, place: Place, rules: CycleRules): readonly Place[] | null {
  for (let room = WANTED_ROOM; room >= 1; room -= 1) {
    const cycle = cheapestCycle(table, place, room, rules);
    if (cycle !== null) return cycle;
  }
  return null;
}

function withhold(marks: boolean[][], { row, column }: Place): void {
  const line = marks[row];
  if (line !== undefined) line[column] = true;
}
