/** Rounding of what a published table tells: no number is more exact than disclosure control reckoned with. */
import type { BannerTest, Comparison, RowMeasure, TableBase, TableCell } from '../../table.js';
import { meanStep, type Steps } from './linked.js';

/** To the nearest multiple of `step`, which may be below 1; 0 leaves a number as it is. */
export function toStep(value: number, step: number): number {
  if (step === 0) return value;
  const multiples = Math.round(value / step);
  return step >= 1 ? multiples * step : multiples / Math.round(1 / step);
}

/** The number to the step, null left alone. */
function told(value: number | null, step: number): number | null {
  return value === null ? null : toStep(value, step);
}

/** A base to the steps; null leaves it as it is. */
export function roundBase(base: TableBase, steps: Steps | null): TableBase {
  if (steps === null) return base;
  return {
    ...base,
    n: told(base.n, steps.count),
    weighted: told(base.weighted, steps.weight),
    effective: told(base.effective, Math.max(1, steps.count)),
  };
}

/** What the rounding of a cell depends on. */
export interface CellContext {
  readonly measure: RowMeasure;
  /** The scores of a mean; null for others. */
  readonly scores: readonly number[] | null;
  /** People in the column's base, as told. */
  readonly base: number | null;
  readonly isWeighted: boolean;
}

/** A cell to the steps. Where counts are rounded and nobody is weighted, shares are those of the rounded counts. */
export function roundCell(cell: TableCell, context: CellContext, steps: Steps): TableCell {
  const n = told(cell.n, steps.count);
  const step =
    context.measure === 'share'
      ? steps.share
      : context.measure === 'mean'
        ? meanStep(context.scores ?? [])
        : 0;
  const ofCounts =
    context.measure === 'share' && !context.isWeighted && n !== null && (context.base ?? 0) > 0;
  const share = ofCounts ? n / (context.base ?? 1) : cell.estimate;
  return {
    ...cell,
    n,
    weighted: told(cell.weighted, steps.weight),
    estimate: told(cell.estimate === null ? null : share, step),
    standardError: told(cell.standardError, step),
    interval:
      cell.interval === null ? null : [toStep(cell.interval[0], step), toStep(cell.interval[1], step)],
    rowShare: told(cell.rowShare, steps.share),
    totalShare: told(cell.totalShare, steps.share),
    designEffect: told(cell.designEffect, 0.01),
  };
}

/** A comparison to the steps, its p-values to four places; null leaves it as it is. */
export function roundComparison(comparison: Comparison, steps: Steps | null): Comparison {
  if (steps === null) return comparison;
  const { interval } = comparison;
  return {
    ...comparison,
    difference: toStep(comparison.difference, steps.share),
    standardError: toStep(comparison.standardError, steps.share),
    interval: [toStep(interval[0], steps.share), toStep(interval[1], steps.share)],
    statistic: toStep(comparison.statistic, 0.01),
    p: toldP(comparison.p),
    adjusted: toldP(comparison.adjusted),
    others: comparison.others.map((other) => ({ ...other, p: toldP(other.p) })),
  };
}

const P_STEP = 0.0001;

/** A test with its statistics to two places, its p-values to four and Cramér's V to three. */
export function roundTest(test: BannerTest): BannerTest {
  const rounded = Object.entries(test).map(([name, value]) => [
    name,
    name === 'banner' ? value : roundPart(name, value),
  ]);
  return Object.fromEntries(rounded) as unknown as BannerTest;
}

function roundPart(name: string, part: unknown): unknown {
  if (typeof part === 'number') return toldTest(name, part);
  if (Array.isArray(part)) return part.map((one) => roundPart(name, one));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, roundPart(key, value)]));
}

function toldTest(name: string, value: number): number {
  if (name === 'p') return toldP(value);
  return toStep(value, name === 'cramersV' ? 0.001 : 0.01);
}

/** No p-value is told as nothing. */
function toldP(p: number): number {
  return Math.max(P_STEP, toStep(p, P_STEP));
}
