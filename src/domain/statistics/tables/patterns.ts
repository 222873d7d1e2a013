/** Rows that share all their answers to a question of several: each such pattern is one place, so that counting stays one pass. */
import type { RowMask } from '../columns.js';
import type { Coding } from './tally.js';

/** Patterns of membership, numbered in the order in which rows bring them. */
export interface Patterns {
  /** The pattern of each row; −1 for rows that belong to nothing they could belong to (blank in all). */
  readonly coding: Coding;
  /** By pattern: which of the `count` memberships it has. */
  readonly members: readonly (readonly number[])[];
}

/** Memberships are read so many at a time, so that a part of a pattern is a small number. */
const PART = 16;

/**
 * The patterns of `count` memberships over the rows in `within` (all where it is null): `belongs` answers 1, 0, or below 0 for a
 * blank. A row that is blank in all has none; a single blank is no membership.
 */
export function patternsOf(
  rows: number,
  count: number,
  belongs: (row: number, membership: number) => number,
  within: RowMask | null,
): Patterns {
  let found: Patterns = { coding: { codes: wholeMask(rows, within), size: 1 }, members: [[]] };
  const known = new Uint8Array(rows);
  for (let first = 0; first < count; first += PART)
    found = refine(found, first, Math.min(PART, count - first), belongs, known);
  return withoutBlank(found, known);
}

function wholeMask(rows: number, within: RowMask | null): Int32Array {
  const codes = new Int32Array(rows);
  if (within !== null) for (let row = 0; row < rows; row += 1) codes[row] = (within[row] as number) - 1;
  return codes;
}

/** Parts each pattern by the memberships from `first` on; marks rows that are not blank in all of them. */
function refine(
  { coding, members }: Patterns,
  first: number,
  count: number,
  belongs: (row: number, membership: number) => number,
  known: Uint8Array,
): Patterns {
  const codes = new Int32Array(coding.codes.length).fill(-1);
  const numbers = new Map<number, number>();
  const refined: (readonly number[])[] = [];
  for (let row = 0; row < codes.length; row += 1) {
    const before = coding.codes[row] as number;
    if (before < 0) continue;
    let bits = 0;
    for (let at = 0; at < count; at += 1) {
      const code = belongs(row, first + at);
      if (code >= 0) known[row] = 1;
      if (code === 1) bits += 1 << at;
    }
    const key = before * (1 << count) + bits;
    let pattern = numbers.get(key);
    if (pattern === undefined) {
      pattern = refined.push([...(members[before] ?? []), ...membersOf(bits, first, count)]) - 1;
      numbers.set(key, pattern);
    }
    codes[row] = pattern;
  }
  return { coding: { codes, size: refined.length }, members: refined };
}

function membersOf(bits: number, first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at).flatMap((at) =>
    (bits >> at) % 2 === 1 ? [first + at] : [],
  );
}

/** Rows that are blank in all have no pattern. */
function withoutBlank({ coding, members }: Patterns, known: Uint8Array): Patterns {
  const { codes, size } = coding;
  for (let row = 0; row < known.length; row += 1) if (known[row] === 0) codes[row] = -1;
  return { coding: { codes, size }, members };
}
