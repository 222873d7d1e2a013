/** What agreement is worked out from: the category that each coder gave each unit. */

/** Units coded by several coders; categories are numbered from 0 in their order. */
export interface Codings {
  readonly coders: number;
  readonly categories: number;
  /** Flat rows of one category a coder; negative where the coder gave the unit none. */
  readonly codes: Int32Array;
}

/** How many units there are. */
export function unitCount({ codes, coders }: Codings): number {
  return codes.length / coders;
}

/** Whether every coder gave every unit a category. */
export function isComplete({ codes }: Codings): boolean {
  return codes.every((code) => code >= 0);
}

/** How many coders gave the unit each category. */
export function unitCounts({ codes, coders, categories }: Codings, unit: number): Float64Array {
  const counts = new Float64Array(categories);
  for (let coder = 0; coder < coders; coder += 1) {
    const code = codes[unit * coders + coder] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}
