/** Suppression in a single table of counts: which cells are small, whether they are safe, and what else must be withheld. */
import { ok, type Result, refuse } from '../../../../shared/result.js';
import type { Solver } from '../solver.js';
import { givenAway } from './bridges.js';
import { type CountTable, type Grid, gridOf, type Pattern } from './grid.js';
import { leastPattern } from './least-pattern.js';

/** What may be withheld in a table of so many cells, margins included, is searched for; beyond that nothing is promised. */
export const MOST_CELLS = 2_500;

/** A withheld cell by its row and column; `null` names a margin. */
export interface Withheld {
  readonly row: number | null;
  readonly column: number | null;
  readonly kind: 'primary' | 'secondary';
}

/** What is withheld of a table. */
export interface Suppression {
  /** By row, then column, margins last. */
  readonly withheld: readonly Withheld[];
  /** People in the secondary cells, in sum. */
  readonly secondaryCount: number;
  /** Whether no primary cell follows exactly from what is published. */
  readonly safe: boolean;
}

/**
 * Withholds of a table of whole counts, whose margins are published too, the cells and margins with 1 to `minimum` − 1 people
 * (primary suppression). With `secondary`, also the other cells and margins of fewest people in sum that keep an outsider, who knows
 * that counts are not negative, from working out any primary cell; zeros are published. Refuses with a sentence what is
 * larger than `MOST_CELLS` cells, and a table for which no answer could be proven the best.
 * Terms after Hundepool et al., *Statistical Disclosure Control* (Wiley 2012), chapters 4 and 5.
 */
export function suppress(
  table: CountTable,
  options: { readonly minimum: number; readonly secondary: boolean },
  solve: Solver,
): Result<Suppression, string> {
  const grid = gridOf(table);
  const isSmall = (count: number) => count > 0 && count < options.minimum;
  const primary = [...grid.counts.keys()].filter((cell) => isSmall(grid.counts[cell] ?? 0));
  const pattern = new Uint8Array(grid.counts.length);
  for (const cell of primary) pattern[cell] = 1;
  if (!options.secondary || primary.length === 0) return ok(suppressionOf(grid, primary, pattern));
  if (grid.counts.length > MOST_CELLS) return refuse(TOO_LARGE);
  const found = leastPattern(grid, primary, solve);
  return 'bound' in found ? refuse(unproven(found.bound)) : ok(suppressionOf(grid, primary, found));
}

const TOO_LARGE = `The table has more than ${MOST_CELLS} cells with its margins. Protect it in parts, or without secondary suppression.`;

function unproven(bound: number): string {
  return `No pattern could be proven to withhold the fewest people; it is certain that at least ${bound} must be withheld. Protect the table in parts.`;
}

function suppressionOf(grid: Grid, primary: readonly number[], pattern: Pattern): Suppression {
  const isPrimary = new Set(primary);
  const cells = [...pattern.keys()].filter((cell) => pattern[cell] === 1);
  const secondary = cells.filter((cell) => !isPrimary.has(cell));
  return {
    withheld: cells.map((cell) => ({
      ...placeOf(grid, cell),
      kind: isPrimary.has(cell) ? ('primary' as const) : ('secondary' as const),
    })),
    secondaryCount: secondary.reduce((sum, cell) => sum + (grid.counts[cell] ?? 0), 0),
    safe: givenAway(grid, pattern).every((cell) => !isPrimary.has(cell)),
  };
}

function placeOf({ rows, columns }: Grid, cell: number): Pick<Withheld, 'row' | 'column'> {
  const row = Math.floor(cell / columns);
  const column = cell % columns;
  return { row: row === rows - 1 ? null : row, column: column === columns - 1 ? null : column };
}
