/** Rankings written as people would: one row a respondent, one rank an item, null where it was left blank. */
import type { Rankings } from '../../../../src/domain/statistics/ranking/rankings.js';

export type WrittenRow = readonly (number | null)[];

export function rankings(items: readonly string[], rows: readonly WrittenRow[], isOffered = false): Rankings {
  const flat = rows.flat();
  return {
    items,
    ranks: Float64Array.from(flat, (rank) => rank ?? Number.NaN),
    offered: isOffered ? Uint8Array.from(flat, (rank) => (rank === null ? 1 : 0)) : null,
    weights: new Float64Array(rows.length).fill(1),
    respondents: null,
  };
}

/** The same row so many times. */
export function times(count: number, row: WrittenRow): WrittenRow[] {
  return Array.from({ length: count }, () => row);
}
