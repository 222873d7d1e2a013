/** Logarithms of factorials of small numbers. */

/** ln 0!, ln 1!, …, ln `most`!, each sum kept with what rounding took from it. */
export function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  let lost = 0;
  for (let number = 2; number <= most; number += 1) {
    const term = Math.log(number) - lost;
    const before = logs[number - 1] as number;
    const sum = before + term;
    lost = sum - before - term;
    logs[number] = sum;
  }
  return logs;
}
