/** Comparisons of one block under one banner question, adjusted together, and what they say as letters. */
import type { Comparison, ComparisonTest } from '../table.js';
import { adjustRows } from '../tests/adjust.js';
import { lettersOf, pairsOf } from './letters.js';
import type { TableSetting } from './setting.js';

/** A pair of columns as tested, before any adjustment. */
export type PairTest = Pick<
  Comparison,
  'difference' | 'standardError' | 'interval' | 'test' | 'statistic' | 'degrees' | 'p' | 'others'
>;

/** What is adjusted together. */
export interface Family {
  /** The table's columns that are compared. */
  readonly columns: readonly number[];
  /** By row, then by pair of columns (`pairsOf`); null where there is no variance, none at all where nothing is compared. */
  readonly pairs: readonly (readonly (PairTest | null)[])[];
}

/** By row and by the table's column, the letters; and every comparison. */
export interface Joined {
  readonly letters: readonly (readonly string[])[];
  readonly comparisons: readonly Comparison[];
}

/** Adjusts each family and puts all of them side by side, in the order of their columns. */
export function joinFamilies(families: readonly Family[], setting: TableSetting): Joined {
  const rows = families[0]?.pairs.length ?? 0;
  const letters: string[][] = Array.from({ length: rows }, () => []);
  const comparisons: Comparison[] = [];
  for (const family of families) {
    const judged = judge(family, setting);
    judged.letters.forEach((of, row) => {
      letters[row]?.push(...of);
    });
    comparisons.push(...judged.comparisons);
  }
  return { letters, comparisons };
}

function judge({ columns, pairs }: Family, setting: TableSetting): Joined {
  const alpha = 1 - setting.level;
  const places = pairsOf(columns.length);
  const adjusted = adjustRows(
    pairs.map((row) => row.map((pair) => pair?.p ?? null)),
    setting.adjust,
  );
  const others = otherVerdicts(pairs, setting);
  const comparisons = pairs.flatMap((row, at) =>
    row.flatMap((pair, place): Comparison[] => {
      const [first, second] = places[place] ?? [0, 0];
      const p = adjusted[at]?.[place] ?? 1;
      if (pair === null) return [];
      const significant = p < alpha;
      return [
        {
          ...pair,
          row: at,
          columns: [columns[first] ?? 0, columns[second] ?? 0],
          adjusted: p,
          significant,
          disputed: others.some((verdicts) => {
            const verdict = verdicts[at]?.[place];
            return verdict !== undefined && verdict !== null && verdict < alpha !== significant;
          }),
        },
      ];
    }),
  );
  const letters = pairs.map((row, at) =>
    row.length === 0
      ? columns.map(() => '')
      : lettersOf(
          columns.length,
          row.map((pair) => pair?.difference ?? 0),
          adjusted[at] ?? [],
          alpha,
        ),
  );
  return { letters, comparisons };
}

/**
 * For each other test that was made, its adjusted p by row and pair (null where it was not made): the same adjustment over the
 * same family, the main test standing in where the other one was not made.
 */
function otherVerdicts(
  pairs: Family['pairs'],
  { adjust }: TableSetting,
): readonly (readonly (readonly (number | null)[])[])[] {
  const tests = new Set<ComparisonTest>(
    pairs.flatMap((row) => row.flatMap((pair) => (pair?.others ?? []).map(({ test }) => test))),
  );
  return [...tests].map((test) => {
    const own = pairs.map((row) =>
      row.map((pair) => pair?.others.find((other) => other.test === test)?.p ?? null),
    );
    const filled = own.map((row, at) => row.map((p, place) => p ?? pairs[at]?.[place]?.p ?? null));
    const adjusted = adjustRows(filled, adjust);
    return own.map((row, at) => row.map((p, place) => (p === null ? null : (adjusted[at]?.[place] ?? null))));
  });
}
