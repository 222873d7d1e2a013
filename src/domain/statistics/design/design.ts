/** How rows came to be in the data: weights, strata, clusters, and how large the population's strata are. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { CategoryColumn, RowMask } from '../columns.js';
import type { Calibration } from './calibration.js';

/** A first stage with replacement, or without where the population is known. */
export interface SurveyDesign {
  readonly rows: number;
  /** One for each row; a row of weight 0 must be in no mask that is asked about. */
  readonly weights: Float64Array;
  /** The stratum of each unit. */
  readonly strata: Int32Array;
  /** How many units each stratum has. */
  readonly unitsIn: Float64Array;
  /** n/(n − 1) · (1 − n/N) by stratum; without a population the last factor is 1. */
  readonly factors: Float64Array;
  /** The unit (cluster) of each row; null where each row is its own. */
  readonly clusters: Int32Array | null;
  /** What raking took out of the variance; null where weights are not raked. */
  readonly calibration: Calibration | null;
}

/** What a design is made of; each part may be missing. */
export interface DesignParts {
  readonly rows: number;
  readonly weights?: Float64Array | undefined;
  readonly strata?: CategoryColumn | undefined;
  /** Within strata: two clusters of one name in two strata are two. */
  readonly clusters?: CategoryColumn | undefined;
  /** By row: how many clusters (rows, without clusters) its stratum has in the population; NaN is a blank. */
  readonly populations?: Float64Array | undefined;
}

/**
 * The design of its parts (Lumley 2010, chapter 2). Refused in words: a row without stratum or cluster, a stratum of one
 * unit, a population that is blank, differs within its stratum or is smaller than the sample.
 */
export function surveyDesign(parts: DesignParts): Result<SurveyDesign, string> {
  const { rows, strata, clusters } = parts;
  const blank = firstBlank(strata) ?? firstBlank(clusters);
  if (blank !== null)
    return refuse(`row ${blank + 1} has no stratum or no cluster, and a design needs both of every row`);
  const units = clusters === undefined ? null : numberUnits(rows, strata?.codes, clusters);
  const stratumOf = units?.strata ?? Int32Array.from({ length: rows }, (_, row) => strata?.codes[row] ?? 0);
  const unitsIn = new Float64Array(strata?.categories.length ?? 1);
  for (const stratum of stratumOf) unitsIn[stratum] = (unitsIn[stratum] ?? 0) + 1;
  const names = strata?.categories ?? [];
  const unit = clusters === undefined ? 'row' : 'cluster';
  const lonely = unitsIn.indexOf(1);
  if (lonely >= 0)
    return refuse(`${stratumName(names, lonely)} has one ${unit}, from which no variance can be told`);
  const factors = unitsIn.map((count) => count / (count - 1));
  const corrected = correctForPopulation(factors, unitsIn, parts, names, unit);
  if (!corrected.ok) return corrected;
  return ok({
    rows,
    weights: parts.weights ?? new Float64Array(rows).fill(1),
    strata: stratumOf,
    unitsIn,
    factors,
    clusters: units?.units ?? null,
    calibration: null,
  });
}

function firstBlank(column: CategoryColumn | undefined): number | null {
  const row = column?.codes.findIndex((code) => code < 0) ?? -1;
  return row < 0 ? null : row;
}

function stratumName(names: readonly string[], stratum: number): string {
  const name = names[stratum];
  return name === undefined ? 'the sample' : `stratum "${name}"`;
}

/** Numbers the clusters of all strata through, and tells the stratum of each. */
function numberUnits(rows: number, strata: ArrayLike<number> | undefined, clusters: CategoryColumn) {
  const numbers = new Map<number, number>();
  const ofUnit: number[] = [];
  const units = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const stratum = strata?.[row] ?? 0;
    const key = stratum * clusters.categories.length + (clusters.codes[row] as number);
    let unit = numbers.get(key);
    if (unit === undefined) {
      unit = ofUnit.length;
      numbers.set(key, unit);
      ofUnit.push(stratum);
    }
    units[row] = unit;
  }
  return { units, strata: Int32Array.from(ofUnit) };
}

/** Multiplies each factor by 1 − n/N. */
function correctForPopulation(
  factors: Float64Array,
  unitsIn: Float64Array,
  { rows, strata, populations }: DesignParts,
  names: readonly string[],
  unit: string,
): Result<null, string> {
  if (populations === undefined) return ok(null);
  const known = new Float64Array(unitsIn.length).fill(Number.NaN);
  for (let row = 0; row < rows; row += 1) {
    const stratum = strata?.codes[row] ?? 0;
    const size = populations[row] as number;
    const before = known[stratum] as number;
    if (Number.isNaN(size))
      return refuse(`row ${row + 1} does not say how large its stratum is in the population`);
    if (!Number.isNaN(before) && before !== size)
      return refuse(`${stratumName(names, stratum)} has two sizes in the population, ${before} and ${size}`);
    known[stratum] = size;
  }
  for (let stratum = 0; stratum < known.length; stratum += 1) {
    const [size, count] = [known[stratum] as number, unitsIn[stratum] as number];
    if (size < count)
      return refuse(
        `${stratumName(names, stratum)} has ${count} ${unit}s in the data and ${size} in the population`,
      );
    factors[stratum] = (factors[stratum] as number) * (1 - count / size);
  }
  return ok(null);
}

/**
 * Degrees of freedom of the rows in the mask: the clusters (or rows) that they are in less their strata (Lumley 2010,
 * section 2.2). Refused where none are left.
 */
export function degreesOf(design: SurveyDesign, mask: RowMask): Result<number, string> {
  const strata = new Uint8Array(design.unitsIn.length);
  const seen = new Uint8Array(design.strata.length);
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const unit = design.clusters === null ? row : (design.clusters[row] as number);
    seen[unit] = 1;
    strata[design.strata[unit] as number] = 1;
  }
  const count = (marks: Uint8Array) => marks.reduce((sum, mark) => sum + mark, 0);
  const degrees = count(seen) - count(strata);
  return degrees >= 1
    ? ok(degrees)
    : refuse('the rows in question are no more than their strata, so that no degrees of freedom are left');
}
