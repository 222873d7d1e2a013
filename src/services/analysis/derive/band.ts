/** A number in bands: each from its bound up to the next. */
import type { Texts } from '../../../shared/language.js';
import { ok } from '../../../shared/result.js';
import { codesFor } from '../data-set/block.js';
import {
  type DerivationRule,
  derivedCategories,
  derivedQuestion,
  faultAt,
  LEFT_OUT,
  numbersOf,
  sourceOf,
} from './derivation.js';

export const band: DerivationRule<'band'> = {
  by: 'band',
  needs: ({ of }) => [of],
  derive: ({ data, name, label, how }) => {
    const found = sourceOf(data, how.of);
    const [source, ...more] = found?.sources ?? [];
    if (source === undefined) return faultAt('of', `There is no variable called ${how.of} any more`);
    const numbers = more.length > 0 ? null : numbersOf(source);
    if (numbers === null) return faultAt('of', `${how.of} is no number, so it has no bands`);
    const { bounds } = how;
    if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? 0)))
      return faultAt('bounds', 'Write the bounds from the lowest to the highest, each once');
    const isWhole = numbers.every((value) => Number.isNaN(value) || Number.isInteger(value));
    const labels = Array.from(
      { length: bounds.length + 1 },
      (_, place) => how.labels[place] ?? bandLabel(bounds, place, isWhole),
    );
    const categories = derivedCategories(labels);
    const codes = codesFor(bounds.length, numbers.length);
    for (let row = 0; row < codes.length; row += 1)
      codes[row] = bandOf(numbers[row] ?? Number.NaN, bounds) ?? blankOf(source.column.codes[row]);
    const made = {
      part: null,
      label,
      kind: 'categories' as const,
      categories,
      column: { codes, values: null },
    };
    return ok(derivedQuestion({ name, label }, { table: 'frequencies', chart: 'bars' }, [made]));
  },
};

function bandOf(value: number, bounds: readonly number[]): number | null {
  if (Number.isNaN(value)) return null;
  const above = bounds.findIndex((bound) => value < bound);
  return above === -1 ? bounds.length : above;
}

function blankOf(code: number | undefined): number {
  return code === undefined || code >= 0 ? LEFT_OUT : code;
}

/** How a band is called when nobody has called it otherwise: "Under 18", "18 to 34", "65 or more". */
export function bandLabel(bounds: readonly number[], place: number, isWhole: boolean): Texts {
  const [low, high] = [bounds[place - 1], bounds[place]];
  if (low === undefined) return { en: `Under ${high}`, cy: `Dan ${high}` };
  if (high === undefined) return { en: `${low} or more`, cy: `${low} neu fwy` };
  const last = isWhole && Number.isInteger(high) ? high - 1 : null;
  if (last === low) return { und: String(low) };
  return last === null
    ? { en: `${low} to under ${high}`, cy: `${low} hyd at ${high}` }
    : { en: `${low} to ${last}`, cy: `${low} i ${last}` };
}
