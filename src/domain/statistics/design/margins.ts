/** Targets of raking, checked against the rows that are to meet them. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { CategoryColumn, RowMask } from '../columns.js';

/** One margin: a variable and what each of its categories should come to, as shares or as counts. */
export interface Margin {
  readonly key: string;
  readonly column: CategoryColumn;
  readonly targets: ReadonlyMap<string, number>;
}

/** Margins in one unit, ready to be met. */
export interface CheckedMargins {
  /** Weights come to this in all. */
  readonly total: number;
  readonly margins: readonly CheckedMargin[];
}

/** A margin whose targets are sums of weights. */
export interface CheckedMargin {
  readonly key: string;
  readonly categories: readonly string[];
  /** By category. */
  readonly targets: readonly number[];
  /** By row: the category; −1 outside the mask. */
  readonly codes: Int32Array;
}

/** Targets this near to 1 in sum are shares; totals this near to each other agree. */
const SHARES = 1e-6;
const SAME_TOTAL = 1e-9;

/**
 * Margins of shares scaled to `baseTotal` (Σ base weights of the rows in the mask), those of counts as they are. Refused
 * in words: no margin, a target that is not above 0, a row without a target, a target without rows, shares that do not sum
 * to 1, counts that disagree in total.
 */
export function checkMargins(
  margins: readonly Margin[],
  mask: RowMask,
  baseTotal: number,
): Result<CheckedMargins, string> {
  if (margins.length === 0) return refuse('raking needs at least one margin');
  const checked: CheckedMargin[] = [];
  let total: { readonly sum: number; readonly key: string } | null = null;
  for (const margin of margins) {
    const one = checkMargin(margin, mask, baseTotal);
    if (!one.ok) return one;
    const sum = one.value.targets.reduce((all, target) => all + target, 0);
    if (total !== null && Math.abs(sum - total.sum) > SAME_TOTAL * total.sum)
      return refuse(
        `the targets of "${margin.key}" come to ${sum} and those of "${total.key}" to ${total.sum}; they must agree in total`,
      );
    total ??= { sum, key: margin.key };
    checked.push(one.value);
  }
  return ok({ total: total?.sum ?? 0, margins: checked });
}

function checkMargin(margin: Margin, mask: RowMask, baseTotal: number): Result<CheckedMargin, string> {
  const { key, column, targets } = margin;
  const wrong = [...targets].find(([, target]) => !(target > 0 && Number.isFinite(target)));
  if (wrong !== undefined)
    return refuse(`the target of "${key}" ${wrong[0]} is ${wrong[1]}; it must be above 0`);
  const codes = codesOf(margin, mask);
  if (!codes.ok) return codes;
  const wanted = column.categories.filter((category) => targets.has(category));
  const empty = [...targets.keys()].find((category) => !codes.value.seen.has(category));
  if (empty !== undefined) return refuse(`"${key}" has a target for "${empty}" and no row of it`);
  const given = wanted.map((category) => targets.get(category) ?? 0);
  const sum = given.reduce((all, target) => all + target, 0);
  const areShares = Math.abs(sum - 1) <= SHARES;
  if (!areShares && given.every((target) => target < 1))
    return refuse(`the targets of "${key}" come to ${sum}; shares must come to 1`);
  const scale = areShares ? baseTotal / sum : 1;
  return ok({
    key,
    categories: wanted,
    targets: given.map((target) => target * scale),
    codes: codes.value.codes,
  });
}

/** Each row's place among the categories that have a target. */
function codesOf({ key, column, targets }: Margin, mask: RowMask) {
  const places = new Map<number, number>();
  for (const [code, category] of column.categories.entries())
    if (targets.has(category)) places.set(code, places.size);
  const seen = new Set<string>();
  const codes = new Int32Array(mask.length).fill(-1);
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const code = column.codes[row] as number;
    if (code < 0) return refuse(`row ${row + 1} has no "${key}", and raking needs it of every row`);
    const category = column.categories[code] ?? '';
    const place = places.get(code);
    if (place === undefined) return refuse(`"${key}" has rows of "${category}" and no target for them`);
    seen.add(category);
    codes[row] = place;
  }
  return ok({ codes, seen });
}
