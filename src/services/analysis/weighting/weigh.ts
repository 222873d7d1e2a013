/** Weights of a data set's rows from a stored definition: raked to its targets, with what there is to know about them. */
import { type SurveyDesign, surveyDesign } from '../../../domain/statistics/design/design.js';
import { summariseWeights } from '../../../domain/statistics/design/kish.js';
import type { Margin } from '../../../domain/statistics/design/margins.js';
import { rakedDesign } from '../../../domain/statistics/design/raked-design.js';
import { inLanguage } from '../../../shared/language.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { DataSet } from '../data-set/data-set.js';
import type { WeightDefinition } from '../definitions/definition.js';
import { numbersOf, sourceOf } from '../derive/derivation.js';

/** One category of a margin. */
export interface WeighedCategory {
  readonly key: string;
  readonly label: string;
  /** People, unweighted. */
  readonly n: number;
  /** Shares, from 0 to 1: as they answered, as wanted, as reached. */
  readonly observed: number;
  readonly target: number;
  readonly reached: number;
  /** Whether so few people stand for the target that chance decides about them. */
  readonly isSmall: boolean;
  /** False for those who did not say: they keep their share. */
  readonly given: boolean;
}

export interface WeightDiagnostics {
  readonly n: number;
  /** Kish's, and the base that is as good. */
  readonly designEffect: number;
  readonly effective: number;
  /** The smallest and the largest weight, in means. */
  readonly low: number;
  readonly high: number;
  /** How weights are spread, in means. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly share: number }[];
  readonly margins: readonly {
    readonly key: string;
    readonly label: string;
    readonly categories: readonly WeighedCategory[];
  }[];
}

/** Weights with their design: variances under it know that margins were met. */
export interface Weighed {
  readonly design: SurveyDesign;
  readonly diagnostics: WeightDiagnostics;
  /** By margin: the category of each row. */
  readonly columns: readonly {
    readonly key: string;
    readonly categories: readonly string[];
    readonly codes: ArrayLike<number>;
  }[];
}

/** Fewer people than that carry no target well. */
export const FEW = 30;
const BINS = 16;
/** Who did not say; no category's name has a blank before it. */
const NOT_SAID = ' ';
const NOT_SAID_LABEL = { en: 'Not said', cy: 'Heb ddweud' };

/**
 * The weights of all rows of the data set. Whoever is blank in a margin's variable, or said something that says nothing, keeps
 * the share of those who are; the targets are those of all others. Rows whose base weight is 0 keep it and are in no margin and no
 * number told here; the mean of all other weights is 1. Refused in words.
 */
export function weigh(
  data: DataSet,
  definition: WeightDefinition,
  language: string,
): Result<Weighed, string> {
  if (data.rows < 2) return refuse('there are too few answers to weight');
  const base = baseOf(data, definition.base);
  if (!base.ok) return base;
  const counted = Uint8Array.from(base.value, (weight) => Number(weight > 0));
  const margins: (Margin & { readonly label: string; readonly labels: readonly string[] })[] = [];
  for (const target of definition.targets) {
    const margin = marginOf(data, target, counted, language);
    if (!margin.ok) return margin;
    margins.push(margin.value);
  }
  const design = surveyDesign({ rows: data.rows, weights: base.value });
  if (!design.ok) return design;
  const raked = rakedDesign(design.value, margins, definition.trim);
  if (!raked.ok) return raked;
  const { weights } = raked.value;
  const { n, designEffect, effective, weighted } = summariseWeights(weights, counted);
  const mean = weighted / n;
  const own = weights.filter((_, row) => counted[row] === 1);
  const [low, high] = rangeOf(own);
  return ok({
    design: raked.value,
    columns: margins.map(({ key, column }) => ({ key, ...column })),
    diagnostics: {
      ...{ n, designEffect, effective, low: low / mean, high: high / mean },
      bins: binsOf(own, mean, low, high),
      margins: margins.map((margin) => ({
        ...{ key: margin.key, label: margin.label },
        categories: categoriesOf(margin, weights, { n, weighted }),
      })),
    },
  });
}

function baseOf(data: DataSet, name: string | null): Result<Float64Array, string> {
  if (name === null) return ok(new Float64Array(data.rows).fill(1));
  const [source] = sourceOf(data, name)?.sources ?? [];
  const numbers = source === undefined ? null : numbersOf(source);
  if (numbers === null) return refuse(`there is no number called ${name} to begin with`);
  if (numbers.some((value) => !(value >= 0 && Number.isFinite(value))))
    return refuse(`${name} is blank or below 0 for some, so it is no weight to begin with`);
  const counted = numbers.filter((value) => value > 0);
  if (counted.length < 2)
    return refuse(`${name} is above 0 for fewer than two, so it is no weight to begin with`);
  const mean = counted.reduce((sum, value) => sum + value, 0) / counted.length;
  return ok(numbers.map((value) => value / mean));
}

function marginOf(
  data: DataSet,
  { variable: name, categories }: WeightDefinition['targets'][number],
  counted: Uint8Array,
  language: string,
): Result<Margin & { readonly label: string; readonly labels: readonly string[] }, string> {
  const [source, ...more] = sourceOf(data, name)?.sources ?? [];
  if (source === undefined || more.length > 0 || source.variable.kind !== 'categories')
    return refuse(
      `there is no variable called ${name} any more that puts everybody into one of several categories`,
    );
  const { variable, column } = source;
  const named = variable.categories;
  const silent = named.length;
  const said = Int32Array.from(column.codes, (code) =>
    code < 0 || named[code]?.missing === true ? silent : code,
  );
  const own = said.filter((_, row) => counted[row] === 1);
  const silentShare = own.filter((code) => code === silent).length / own.length;
  const sum = categories.reduce((total, { target }) => total + target, 0);
  const wanted = categories.map(
    ({ category, target }) => [category, (target / sum) * (1 - silentShare)] as const,
  );
  const targets = new Map(silentShare > 0 ? [...wanted, [NOT_SAID, silentShare] as const] : wanted);
  const stray = named.find(({ name: key }, at) => !targets.has(key) && own.includes(at));
  if (stray !== undefined) return refuse(`somebody answered “${stray.name}” to ${name}, which has no target`);
  const nobody = categories.find(
    ({ category }) => !own.includes(named.findIndex(({ name: key }) => key === category)),
  );
  if (nobody !== undefined)
    return refuse(`nobody answered “${nobody.category}” to ${name}, so its target cannot be met`);
  const keys = [...named.map((each) => each.name), NOT_SAID];
  // R wants a target for the category of every row: whoever counts for nobody stands in one that has some.
  const codes = said.map((code) => (targets.has(keys[code] ?? '') ? code : (own[0] ?? code)));
  return ok({
    ...{ key: name, label: inLanguage(variable.label, language) || name, targets },
    labels: [
      ...named.map((each) => inLanguage(each.label, language) || each.name),
      inLanguage(NOT_SAID_LABEL, language),
    ],
    column: { kind: 'categories', categories: keys, codes },
  });
}

function categoriesOf(
  { column, targets, labels }: Margin & { readonly labels: readonly string[] },
  weights: Float64Array,
  all: { readonly n: number; readonly weighted: number },
): readonly WeighedCategory[] {
  const counts = column.categories.map(() => ({ n: 0, weight: 0 }));
  column.codes.forEach((code, row) => {
    const count = counts[code];
    const weight = weights[row] ?? 0;
    if (count === undefined || weight === 0) return;
    count.n += 1;
    count.weight += weight;
  });
  return column.categories.flatMap((key, at) => {
    const { n, weight } = counts[at] ?? { n: 0, weight: 0 };
    if (!targets.has(key)) return [];
    const given = key !== NOT_SAID;
    return [
      {
        ...{ key, label: labels[at] ?? key, n, given, isSmall: given && n < FEW },
        ...{ observed: n / all.n, target: targets.get(key) ?? 0, reached: weight / all.weighted },
      },
    ];
  });
}

function rangeOf(weights: Float64Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const weight of weights) {
    low = Math.min(low, weight);
    high = Math.max(high, weight);
  }
  return [low, high];
}

function binsOf(weights: Float64Array, mean: number, low: number, high: number): WeightDiagnostics['bins'] {
  const width = (high - low) / BINS;
  if (!(width > 0)) return [{ from: 0.5, to: 1.5, share: 1 }];
  const counts = new Float64Array(BINS);
  for (const weight of weights) {
    const bin = Math.min(BINS - 1, Math.floor((weight - low) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (count, bin) => ({
    from: (low + bin * width) / mean,
    to: (low + (bin + 1) * width) / mean,
    share: count / weights.length,
  }));
}
