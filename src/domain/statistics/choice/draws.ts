/** Coefficients as they might be: drawn around the estimates with their robust covariance. */
import type { QuickRandom } from '../../../shared/quick-random.js';
import type { ChoiceModel } from './choice-model.js';

/**
 * So many draws from the normal distribution of the estimates (Krinsky & Robb, Review of Economics and Statistics 68, 1986), as
 * flat rows. `random` alone decides; where the covariance is singular, as with fewer choosers than coefficients, the draws vary
 * only where it does.
 */
export function coefficientDraws(model: ChoiceModel, draws: number, random: QuickRandom): Float64Array {
  const size = model.estimates.length;
  const root = rootOf(model.robustCovariance, size);
  const values = new Float64Array(draws * size);
  for (let draw = 0; draw < draws; draw += 1) {
    const normal = Float64Array.from({ length: size }, () => normalDraw(random));
    for (let row = 0; row < size; row += 1) {
      let sum = model.estimates[row] as number;
      for (let column = 0; column <= row; column += 1)
        sum += (root[row * size + column] as number) * (normal[column] as number);
      values[draw * size + row] = sum;
    }
  }
  return values;
}

/** A draw from the standard normal distribution (Box & Muller, Annals of Mathematical Statistics 29, 1958). */
function normalDraw({ below }: QuickRandom): number {
  const [one, other] = [(below(2 ** 32) + 1) / 2 ** 32, below(2 ** 32) / 2 ** 32];
  return Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * other);
}

/** L with L·Lᵀ = M for a matrix that may be singular: columns that follow from those before are zero. */
function rootOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const rest = (row: number) => {
      let sum = matrix[row * size + column] as number;
      for (let k = 0; k < column; k += 1)
        sum -= (lower[row * size + k] as number) * (lower[column * size + k] as number);
      return sum;
    };
    const pivot = rest(column);
    if (!(pivot > 1e-12 * (matrix[column * size + column] as number))) continue;
    for (let row = column; row < size; row += 1) lower[row * size + column] = rest(row) / Math.sqrt(pivot);
  }
  return lower;
}

/** The values between which the share `level` of the numbers lies, as much below as above. */
export function percentileInterval(numbers: Float64Array, level: number): readonly [number, number] {
  const sorted = numbers.slice().sort();
  const outside = Math.floor(((1 - level) / 2) * sorted.length);
  return [sorted[outside] ?? Number.NaN, sorted[sorted.length - 1 - outside] ?? Number.NaN];
}
