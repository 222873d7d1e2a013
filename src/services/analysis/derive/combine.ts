/** Every combination of the categories of two or three variables that somebody has. */
import type { Texts } from '../../../shared/language.js';
import { ok } from '../../../shared/result.js';
import { codesFor } from '../data-set/block.js';
import type { Category, DataColumn } from '../data-set/data-set.js';
import {
  type DerivationRule,
  derivedQuestion,
  faultAt,
  LEFT_OUT,
  type Source,
  sourceOf,
} from './derivation.js';

/** More combinations make no table that anybody reads. */
const MOST = 200;

export const combine: DerivationRule<'combine'> = {
  by: 'combine',
  needs: ({ of }) => of,
  derive: ({ data, name, label, how }) => {
    const sources: Source[] = [];
    for (const each of how.of) {
      const [source, ...more] = sourceOf(data, each)?.sources ?? [];
      if (source === undefined) return faultAt('of', `There is no variable called ${each} any more`);
      if (more.length > 0 || source.variable.kind !== 'categories')
        return faultAt('of', `${each} does not put everybody into one of several categories`);
      sources.push(source);
    }
    const combined = combinations(sources);
    if (combined.places.length > MOST)
      return faultAt('of', `These have ${combined.places.length} combinations; at most ${MOST} are kept`);
    const categories = combined.places.map((places, index) => categoryOf(sources, places, index));
    const made = { part: null, label, kind: 'categories' as const, categories, column: combined.column };
    return ok(derivedQuestion({ name, label }, { table: 'frequencies', chart: 'bars' }, [made]));
  },
};

/** The combinations that occur, in the order of the first variable's categories, then of the second's. */
function combinations(sources: readonly Source[]): {
  readonly places: readonly (readonly number[])[];
  readonly column: DataColumn;
} {
  const rows = sources[0]?.column.codes.length ?? 0;
  const numbers = Int32Array.from({ length: rows }, (_, row) => numberOf(sources, row));
  const seen = [...new Set(numbers.filter((number) => number >= 0))].sort((a, b) => a - b);
  const placeOf = new Map(seen.map((number, place) => [number, place]));
  const codes = codesFor(seen.length - 1, rows);
  for (let row = 0; row < rows; row += 1) {
    const number = numbers[row] ?? LEFT_OUT;
    codes[row] = number < 0 ? number : (placeOf.get(number) ?? LEFT_OUT);
  }
  return { places: seen.map((number) => placesIn(sources, number)), column: { codes, values: null } };
}

/** The row's combination as one number; the first blank's reason where something is blank. */
function numberOf(sources: readonly Source[], row: number): number {
  let number = 0;
  for (const { variable, column } of sources) {
    const code = column.codes[row] ?? LEFT_OUT;
    if (code < 0) return code;
    number = number * variable.categories.length + code;
  }
  return number;
}

function placesIn(sources: readonly Source[], number: number): readonly number[] {
  let left = number;
  const places: number[] = [];
  for (const { variable } of [...sources].reverse()) {
    places.unshift(left % variable.categories.length);
    left = Math.floor(left / variable.categories.length);
  }
  return places;
}

function categoryOf(sources: readonly Source[], places: readonly number[], index: number): Category {
  const parts = sources.flatMap(({ variable }, at) => variable.categories[places[at] ?? -1] ?? []);
  return {
    code: index + 1,
    name: parts.map(({ name }) => name).join('__'),
    label: joined(parts.map(({ label }) => label)),
    missing: parts.some(({ missing }) => missing),
  };
}

/** Labels side by side, in each language that one of them has. */
function joined(labels: readonly Texts[]): Texts {
  const languages = new Set(labels.flatMap((label) => Object.keys(label)));
  const own = [...languages].filter((language) => language !== 'und');
  const first = (label: Texts) => label['en'] ?? Object.values(label)[0] ?? '';
  return Object.fromEntries(
    (own.length === 0 ? ['und'] : own).map((language) => [
      language,
      labels.map((label) => label[language] ?? first(label)).join(', '),
    ]),
  );
}
