/** Harmonic shares in whole numbers: 1, 1/2, 1/3 … times a number that makes all of them whole. */

/** The least common multiple of 1 to `most`: the unit in which 1/1 … 1/most are whole. */
export function harmonicUnit(most: number): bigint {
  let unit = 1n;
  for (let divisor = 2n; divisor <= BigInt(most); divisor++)
    unit = (unit * divisor) / greatest(unit, divisor);
  return unit;
}

function greatest(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatest(b, a % b);
}
