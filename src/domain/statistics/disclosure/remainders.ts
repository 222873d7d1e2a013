/** Groups of people that no table shows and that subtracting one shown cell from another would give. */
import { type Cell, cellKey, type Population, tidyCell, variableOf } from './population.js';

/**
 * The cells that follow from shown ones which differ in one variable alone: where both everybody and those with the filter are
 * counted, those without it; where three of four regions are shown beside all, the fourth; where bands overlap, each piece.
 * All shown cells that agree in every other condition are laid over one another, and each piece of the variable's values that
 * this cuts out is a cell. Shown cells themselves are left out.
 */
export function remainders(population: Population, shown: readonly Cell[]): readonly Cell[] {
  const known = new Set(shown.map(cellKey));
  const found = new Map<string, Cell>();
  for (const { variable, others, sets } of familiesOf(population, shown)) {
    for (const values of piecesOf(variableOf(population, variable).values, sets)) {
      const cell = tidyCell(population, [...others, { variable, values }]);
      if (!known.has(cellKey(cell))) found.set(cellKey(cell), cell);
    }
  }
  return [...found.values()];
}

/** Shown cells that differ in the values of one variable alone; null stands for all of its values. */
interface Family {
  readonly variable: string;
  readonly others: Cell;
  readonly sets: (readonly number[] | null)[];
}

function familiesOf(population: Population, shown: readonly Cell[]): readonly Family[] {
  const families = new Map<string, Family>();
  for (const cell of shown) {
    for (const { variable, values } of cell) {
      const others = cell.filter((condition) => condition.variable !== variable);
      const key = `${variable} ${cellKey(others)}`;
      const family = families.get(key) ?? { variable, others, sets: [] };
      family.sets.push(values);
      families.set(key, family);
    }
  }
  const known = new Set(shown.map((cell) => cellKey(tidyCell(population, cell))));
  for (const family of families.values()) if (known.has(cellKey(family.others))) family.sets.push(null);
  return [...families.values()].filter(({ sets }) => sets.length > 1);
}

/** The values laid apart by which sets hold them; those in no set at all are left out. */
function piecesOf(
  values: number,
  sets: readonly (readonly number[] | null)[],
): readonly (readonly number[])[] {
  const pieces = new Map<string, number[]>();
  for (let value = 0; value < values; value += 1) {
    const held = sets.map((set) => (set === null || set.includes(value) ? '1' : '0')).join('');
    if (!held.includes('1')) continue;
    const piece = pieces.get(held) ?? [];
    piece.push(value);
    pieces.set(held, piece);
  }
  return [...pieces.values()];
}
