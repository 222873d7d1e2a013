/** The one order of categories that came from outside: by number where all are numbers, otherwise by code point. */

/** A number as decimals: digits with or without a point, a sign or a power of ten. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that a text is, NaN where it is none; blanks around it do not matter. */
export function decimalOf(text: string): number {
  const trimmed = text.trim();
  const value = DECIMAL.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** The categories in their order; those of one number (`1`, `1.0`) by code point. */
export function inCategoryOrder(categories: Iterable<string>): readonly string[] {
  const all = [...categories];
  const numbers = new Map(all.map((category) => [category, decimalOf(category)]));
  const numeric = [...numbers.values()].every((number) => !Number.isNaN(number));
  return all.sort((one, other) => {
    const difference = numeric ? (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0) : 0;
    return difference === 0 ? compareCodePoints(one, other) : difference;
  });
}

/** Below zero where `one` comes first by code point; JavaScript's own order is by halves of characters. */
export function compareCodePoints(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
