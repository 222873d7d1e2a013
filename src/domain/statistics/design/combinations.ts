/** Rows that share their category in every margin, which raking and its variance treat alike. */
import type { CheckedMargin } from './margins.js';

/** Combinations of categories that occur, numbered in the order in which rows bring them. */
export interface Combinations {
  /** Of each row; −1 outside the margins' mask. */
  readonly ofRow: Int32Array;
  /** By combination: which parameters are 1 for it: the first for all, then all categories of a margin but its first. */
  readonly parameters: readonly (readonly number[])[];
  readonly parameterCount: number;
}

/** The combinations of the margins' categories that rows have. */
export function combinationsOf(margins: readonly CheckedMargin[], rows: number): Combinations {
  const offsets: number[] = [];
  let parameterCount = 1;
  for (const { categories } of margins) {
    offsets.push(parameterCount - 1);
    parameterCount += categories.length - 1;
  }
  const numbers = new Map<number, number>();
  const parameters: number[][] = [];
  const ofRow = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    if ((margins[0]?.codes[row] ?? -1) < 0) continue;
    let key = 0;
    for (const { codes, categories } of margins) key = key * categories.length + (codes[row] as number);
    let number = numbers.get(key);
    if (number === undefined) {
      number = parameters.length;
      numbers.set(key, number);
      parameters.push(parametersAt(margins, offsets, row));
    }
    ofRow[row] = number;
  }
  return { ofRow, parameters, parameterCount };
}

function parametersAt(margins: readonly CheckedMargin[], offsets: readonly number[], row: number): number[] {
  const of = margins.flatMap(({ codes }, at) => {
    const code = codes[row] as number;
    return code === 0 ? [] : [(offsets[at] ?? 0) + code];
  });
  return [0, ...of];
}
