/** Scores by cell: what a row adds to an estimate, where that is a number by cell, or a number and a multiple of its value. */

/** By cell: the influence of a row is constant + slope × (its value − the moments' centre). */
export interface Score {
  readonly constant: Float64Array;
  /** Null where values do not matter. */
  readonly slope: Float64Array | null;
}

/** The parts of a score that are not 0. */
export type SparseScore = readonly (readonly [cell: number, constant: number, slope: number])[];

/** Leaves out the cells whose rows add nothing. */
export function sparse({ constant, slope }: Score): SparseScore {
  const parts: [number, number, number][] = [];
  for (let cell = 0; cell < constant.length; cell += 1) {
    const [a, b] = [constant[cell] as number, slope === null ? 0 : (slope[cell] as number)];
    if (a !== 0 || b !== 0) parts.push([cell, a, b]);
  }
  return parts;
}

/** Sums over rows by layer (a stratum, a cluster) and cell: cell of layer l is l × `cells` + cell. */
export interface LayeredSums {
  readonly cells: number;
  /** Σw */
  readonly sums: Float64Array;
  /** Σw² */
  readonly squares: Float64Array;
  /** Σwy, Σw²y, Σw²y² of centred values; null where values do not matter. */
  readonly values: {
    readonly sums: Float64Array;
    readonly squares: Float64Array;
    readonly squaresOfValues: Float64Array;
  } | null;
}

/** Σ w u over the rows of a layer. */
export function lineOf({ cells, sums, values }: LayeredSums, layer: number, score: SparseScore): number {
  const offset = layer * cells;
  let line = 0;
  for (const [cell, a, b] of score) {
    line += a * (sums[offset + cell] as number);
    if (values !== null) line += b * (values.sums[offset + cell] as number);
  }
  return line;
}

/** Σ w² u v over the rows of a layer; `other` is by cell. */
export function squareOf(
  { cells, squares, values }: LayeredSums,
  layer: number,
  one: SparseScore,
  other: Score,
): number {
  const offset = layer * cells;
  let square = 0;
  for (const [cell, a, b] of one) {
    const c = other.constant[cell] as number;
    square += a * c * (squares[offset + cell] as number);
    if (values === null) continue;
    const d = other.slope === null ? 0 : (other.slope[cell] as number);
    square += (a * d + b * c) * (values.squares[offset + cell] as number);
    square += b * d * (values.squaresOfValues[offset + cell] as number);
  }
  return square;
}

/** The symmetric matrix (by row) of what `at` says of each pair. */
export function symmetric(size: number, at: (one: number, other: number) => number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let one = 0; one < size; one += 1)
    for (let other = 0; other <= one; other += 1) {
      const value = at(one, other);
      matrix[one * size + other] = value;
      matrix[other * size + one] = value;
    }
  return matrix;
}
