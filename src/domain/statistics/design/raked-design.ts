/** A design whose weights are raked, and whose variance knows it. */
import { ok, type Result } from '../../../shared/result.js';
import type { SurveyDesign } from './design.js';
import { checkMargins, type Margin } from './margins.js';
import { rake, type Trim } from './raking.js';

/**
 * The design with its weights raked to the margins; variances under it are those of residuals from the margins
 * (Deville & Särndal 1992). `trim` holds each weight within limits. Rows of weight 0 keep it and are in no margin. Refused where the margins are wrong or cannot be met.
 */
export function rakedDesign(
  design: SurveyDesign,
  margins: readonly Margin[],
  trim: Trim | null = null,
): Result<SurveyDesign, string> {
  const everybody = Uint8Array.from(design.weights, (weight) => Number(weight > 0));
  const total = design.weights.reduce((sum, weight) => sum + weight, 0);
  const checked = checkMargins(margins, everybody, total);
  if (!checked.ok) return checked;
  const raked = rake(checked.value, design.weights, trim);
  if (!raked.ok) return raked;
  const { weights, combinations } = raked.value;
  const baseIn = new Float64Array(combinations.parameters.length);
  combinations.ofRow.forEach((combination, row) => {
    baseIn[combination] = (baseIn[combination] as number) + (design.weights[row] as number);
  });
  return ok({
    ...design,
    weights,
    calibration: {
      margins: margins.map(({ key }) => key),
      combinations: combinations.ofRow,
      parameters: combinations.parameters,
      parameterCount: combinations.parameterCount,
      base: design.weights,
      baseIn,
    },
  });
}
