/** Variables of categories as statistics want them: without what says nothing, and without what nobody said. */
import type { CategoryColumn } from '../../../domain/statistics/columns.js';
import { inLanguage } from '../../../shared/language.js';
import { codesFor } from '../data-set/block.js';
import type { DataColumn, DataVariable } from '../data-set/data-set.js';

/** A column with the words for its categories, and their places in the variable's. */
export interface KeptCategories {
  readonly column: CategoryColumn;
  readonly labels: readonly string[];
  readonly kept: readonly number[];
}

/** What stands for an answer that says nothing, such as "prefer not to say": a blank. */
const SILENT = -7;

/**
 * The categories that say something; with `within` (1 for rows that count), those only that somebody there has. The codes
 * are the data set's own where all are kept.
 */
export function categoryColumn(
  { categories }: DataVariable,
  { codes }: DataColumn,
  language: string,
  within?: Uint8Array,
): KeptCategories {
  const seen = within === undefined ? null : seenIn(codes, within, categories.length);
  const kept = [...categories.keys()].filter(
    (at) => categories[at]?.missing !== true && (seen?.[at] ?? 1) === 1,
  );
  const shown = kept.flatMap((at) => categories[at] ?? []);
  const column = {
    kind: 'categories' as const,
    categories: shown.map(({ name }) => name),
    codes: kept.length === categories.length ? codes : moved(codes, kept, categories.length),
  };
  return { column, labels: shown.map(({ name, label }) => inLanguage(label, language) || name), kept };
}

function seenIn(codes: DataColumn['codes'], within: Uint8Array, categories: number): Uint8Array {
  const seen = new Uint8Array(categories);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code >= 0 && within[row] === 1) seen[code] = 1;
  }
  return seen;
}

function moved(codes: DataColumn['codes'], kept: readonly number[], categories: number): DataColumn['codes'] {
  const places = new Int32Array(categories).fill(SILENT);
  for (const [place, at] of kept.entries()) places[at] = place;
  const own = codesFor(kept.length, codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    own[row] = code < 0 ? code : (places[code] as number);
  }
  return own;
}
