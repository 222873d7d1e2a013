/** Sums of products over all sets of one size, also without one or two of the numbers, by additions alone. */

/** e₀ … e_most of the numbers: eₖ is the sum of the products over all sets of k of them. */
export function elementary(numbers: Float64Array, most: number): Float64Array {
  const sums = new Float64Array(most + 1);
  sums[0] = 1;
  for (const number of numbers) include(sums, number);
  return sums;
}

function include(sums: Float64Array, number: number): void {
  for (let degree = sums.length - 1; degree > 0; degree -= 1)
    sums[degree] = (sums[degree] as number) + number * (sums[degree - 1] as number);
}

/**
 * For each number, e of this degree of all the others: products of what stands before it and what stands behind it, since
 * taking a number out again would subtract and lose digits.
 */
export function withoutEach(numbers: Float64Array, degree: number): Float64Array {
  const length = numbers.length;
  if (degree <= 0) return new Float64Array(length).fill(degree === 0 ? 1 : 0);
  const behind: Float64Array[] = [];
  const sums = elementary(new Float64Array(0), degree);
  for (let at = length - 1; at >= 0; at -= 1) {
    behind.push(Float64Array.from(sums));
    include(sums, numbers[at] as number);
  }
  const before = elementary(new Float64Array(0), degree);
  return numbers.map((number, at) => {
    const rest = behind[length - 1 - at] as Float64Array;
    let sum = 0;
    for (let part = 0; part <= degree; part += 1)
      sum += (before[part] as number) * (rest[degree - part] as number);
    include(before, number);
    return sum;
  });
}

/** For each two different numbers, e of this degree of all the others, as flat rows; 0 on the diagonal. */
export function withoutPairs(numbers: Float64Array, degree: number): Float64Array {
  const length = numbers.length;
  const sums = new Float64Array(length * length);
  for (let row = 0; row < length; row += 1) {
    const others = numbers.filter((_, at) => at !== row);
    withoutEach(others, degree).forEach((sum, at) => {
      sums[row * length + (at < row ? at : at + 1)] = sum;
    });
  }
  return sums;
}
