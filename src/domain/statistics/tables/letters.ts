/** Pairs of columns, and the letters that tell which of them differ. */
import { letterAt } from '../table.js';

/** Each pair of `columns` columns, the first before the second. */
export function pairsOf(columns: number): readonly (readonly [number, number])[] {
  return Array.from({ length: columns }, (_, first) =>
    Array.from({ length: columns - first - 1 }, (__, step): [number, number] => [first, first + step + 1]),
  ).flat();
}

/**
 * By column: the letters of the columns whose value is significantly lower, in their order. `differences` and `adjusted`
 * are by pair; a pair is significant where its adjusted p is below `alpha`.
 */
export function lettersOf(
  columns: number,
  differences: readonly number[],
  adjusted: readonly number[],
  alpha: number,
): readonly string[] {
  const letters: string[][] = Array.from({ length: columns }, () => []);
  pairsOf(columns).forEach(([first, second], pair) => {
    const difference = differences[pair] ?? 0;
    if (!((adjusted[pair] ?? 1) < alpha) || difference === 0) return;
    const [higher, lower] = difference > 0 ? [first, second] : [second, first];
    letters[higher]?.push(letterAt(lower));
  });
  return letters.map((of) => of.sort(byPlace).join(''));
}

/** A before B, Z before AA. */
const byPlace = (one: string, other: string) => one.length - other.length || (one < other ? -1 : 1);
