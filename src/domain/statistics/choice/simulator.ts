/** What share of choices each of several alternatives would take. */
import { type ShareInterval, shareIntervals } from '../comparison/share-intervals.js';
import { transformed } from '../estimation/symmetric.js';
import type { ChoiceModel } from './choice-model.js';
import { type CodedProfile, type Coding, codedRow } from './coding.js';

/**
 * Logit shares exp(x·β)/Σ exp(x·β) of alternatives that would stand side by side, with intervals by the delta method on their
 * logits and the robust covariance. Everybody is taken to have the same utilities, so that two alternatives that are alike share what
 * one of them would have (independence from irrelevant alternatives; Train 2009, section 3.3).
 */
export function choiceShares(
  model: ChoiceModel,
  coding: Coding,
  alternatives: readonly CodedProfile[],
  level: number,
): readonly ShareInterval[] {
  const size = coding.names.length;
  const rows = new Float64Array(alternatives.length * size);
  for (const [at, profile] of alternatives.entries()) rows.set(codedRow(coding, profile), at * size);
  const utilities = Float64Array.from(alternatives, (_, at) => {
    const row = rows.subarray(at * size, (at + 1) * size);
    return row.reduce((sum, number, column) => sum + number * (model.estimates[column] as number), 0);
  });
  const covariance = transformed(model.robustCovariance, size, rows, alternatives.length);
  return shareIntervals(utilities, covariance, level);
}
