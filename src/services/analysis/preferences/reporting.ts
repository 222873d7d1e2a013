/** What every report of preferences is made with, and what all of them reckon alike. */
import type { GroupDifference } from '../../../domain/statistics/comparison/group-difference.js';
import { chiSquareUpper, normalQuantile } from '../../../domain/statistics/distributions/index.js';
import { inLanguage, type Texts } from '../../../shared/language.js';
import type { Grouping } from '../enquiries/groups.js';
import type { Asked } from './asked.js';
import type { DifferenceTest, PreferenceBanner } from './preference-report.js';
import type { Groups } from './reported.js';

/** What is asked about preferences, of whom, in which words. */
export interface Reporting extends Asked {
  /** The question's words, in the language. */
  readonly label: string;
  readonly language: string;
  readonly groupings: readonly Grouping[];
  readonly level: number;
}

/** How often each group is drawn anew for the uncertainty of ranks. */
export const DRAWS = 200;

/** Why a group without answers has no estimates. */
export const NOBODY = 'nobody in this group has answered';

/** The words for things that a list names. */
export function wordsFor(
  list: readonly { readonly name: string; readonly label: Texts }[],
  language: string,
): (name: string) => string {
  const words = new Map(list.map(({ name, label }) => [name, inLanguage(label, language) || name]));
  return (name) => words.get(name) ?? name;
}

/** Everybody, then the groups of each question across the top. */
export function groupsInOrder({ mask, groupings }: Reporting) {
  const everybody = { banner: null, key: '', label: '', rows: mask };
  const others = groupings.flatMap(({ key: of, groups }, banner) =>
    groups.map(({ key, label, rows }) => ({ banner, key: `${of}=${key}`, label, rows })),
  );
  return [everybody, ...others];
}

/** Answers by task: whose, and what each counts; `rows` are the data set's rows of the respondents. */
interface ByRow {
  readonly rows: Int32Array;
  readonly respondents: Int32Array;
  readonly weights: Float64Array;
}

/** How many of the group have answered, and as many as how many chosen at random. */
export function effectiveOf(
  { rows, respondents, weights }: ByRow,
  group: Uint8Array,
): { readonly respondents: number; readonly effective: number } {
  let [count, sum, squares, last] = [0, 0, 0, -1];
  for (let task = 0; task < weights.length; task += 1) {
    const row = rows[respondents[task] ?? -1] ?? -1;
    // What one person answered stands together.
    if (row === last || group[row] !== 1) continue;
    last = row;
    const weight = weights[task] ?? 0;
    count += 1;
    sum += weight;
    squares += weight * weight;
  }
  return { respondents: count, effective: squares === 0 ? 0 : (sum * sum) / squares };
}

/**
 * The groups of a question as codes by row, so that they can be compared; groups that share people are asked about one by
 * one.
 */
export function groupsOf({ exclusive, groups }: Grouping): readonly Groups[] {
  const codesOf = (chosen: Grouping['groups']): Groups => ({
    codes: Int32Array.from({ length: chosen[0]?.rows.length ?? 0 }, (_, row) =>
      chosen.findIndex(({ rows }) => rows[row] === 1),
    ),
    count: chosen.length,
  });
  return exclusive ? [codesOf(groups)] : groups.map((group) => codesOf([group]));
}

/** The normal interval around an estimate. */
export function intervalOf(
  estimate: number,
  standardError: number,
  level: number,
): readonly [number, number] {
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return [estimate - reach, estimate + reach];
}

/** A question across the top with its tests. */
export function bannerOf({ key, label }: Grouping, difference: GroupDifference | null): PreferenceBanner {
  return {
    ...{ key, label },
    likelihoodRatio: withP(difference?.likelihoodRatio ?? null),
    wald: withP(difference?.wald ?? null),
  };
}

function withP(test: { readonly statistic: number; readonly df: number } | null): DifferenceTest | null {
  return test === null ? null : { ...test, p: chiSquareUpper(test.statistic, test.df) };
}
