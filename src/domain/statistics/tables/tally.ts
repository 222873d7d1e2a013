/** Counting: how many rows, how much weight and how much squared weight fall into each cell, in one pass. */
import type { CategoryCodes, RowMask } from '../columns.js';
import type { LayeredSums } from './scores.js';

/** By cell. */
export interface Tally {
  readonly n: Float64Array;
  /** Σw */
  readonly sums: Float64Array;
  /** Σw² */
  readonly squares: Float64Array;
}

/** A coding of rows: places from 0 below `size`, negative for none. */
export interface Coding {
  readonly codes: CategoryCodes;
  readonly size: number;
}

/** Values of rows, and a number near their middle that is taken off before squaring, so that no digits are lost. */
export interface CentredValues {
  readonly values: Float64Array;
  readonly centre: number;
}

/** Everybody in one place. */
export function oneCode(rows: number): Coding {
  return { codes: new Int8Array(rows), size: 1 };
}

/**
 * The tally of rows × columns, cell = row × columns + column; rows outside the mask or blank in either are left out.
 * Weights of 1 where there are none.
 */
export function tally(
  rows: Coding,
  columns: Coding,
  mask: RowMask | null,
  weights: Float64Array | null,
): Tally {
  const cells = rows.size * columns.size;
  const n = new Float64Array(cells);
  if (weights === null) {
    countInto(n, rows, columns, mask);
    return { n, sums: n.slice(), squares: n.slice() };
  }
  const found = { n, sums: new Float64Array(cells), squares: new Float64Array(cells) };
  weighInto(found, rows, columns, mask, weights);
  return found;
}

function countInto(n: Float64Array, rows: Coding, columns: Coding, mask: RowMask | null): void {
  const [rowCodes, columnCodes, width, length] = [rows.codes, columns.codes, columns.size, rows.codes.length];
  for (let at = 0; at < length; at += 1) {
    if (mask !== null && mask[at] === 0) continue;
    const [row, column] = [rowCodes[at] as number, columnCodes[at] as number];
    if (row < 0 || column < 0) continue;
    const cell = row * width + column;
    n[cell] = (n[cell] as number) + 1;
  }
}

function weighInto(
  { n, sums, squares }: Tally,
  rows: Coding,
  columns: Coding,
  mask: RowMask | null,
  weights: Float64Array,
): void {
  const [rowCodes, columnCodes, width, length] = [rows.codes, columns.codes, columns.size, rows.codes.length];
  for (let at = 0; at < length; at += 1) {
    if (mask !== null && mask[at] === 0) continue;
    const [row, column] = [rowCodes[at] as number, columnCodes[at] as number];
    if (row < 0 || column < 0) continue;
    const cell = row * width + column;
    const weight = weights[at] as number;
    n[cell] = (n[cell] as number) + 1;
    sums[cell] = (sums[cell] as number) + weight;
    squares[cell] = (squares[cell] as number) + weight * weight;
  }
}

/** Sums by layer and cell of rows that have both, with those of centred values where they matter. */
export function tallyLayers(
  layers: Coding,
  cells: Coding,
  weights: Float64Array,
  values: CentredValues | null,
): LayeredSums {
  const counted = tally(layers, cells, null, weights);
  return {
    cells: cells.size,
    sums: counted.sums,
    squares: counted.squares,
    values: values === null ? null : tallyValues(layers, cells, weights, values),
  };
}

function tallyValues(
  layers: Coding,
  cells: Coding,
  weights: Float64Array,
  { values, centre }: CentredValues,
): NonNullable<LayeredSums['values']> {
  const size = layers.size * cells.size;
  const found = {
    sums: new Float64Array(size),
    squares: new Float64Array(size),
    squaresOfValues: new Float64Array(size),
  };
  for (let row = 0; row < values.length; row += 1) {
    const [layer, within] = [layers.codes[row] as number, cells.codes[row] as number];
    const value = (values[row] as number) - centre;
    // A row without a value is outside the table, and adds nothing to what is straight in it.
    if (layer < 0 || within < 0 || Number.isNaN(value)) continue;
    const cell = layer * cells.size + within;
    const weighted = (weights[row] as number) * value;
    found.sums[cell] = (found.sums[cell] as number) + weighted;
    found.squares[cell] = (found.squares[cell] as number) + (weights[row] as number) * weighted;
    found.squaresOfValues[cell] = (found.squaresOfValues[cell] as number) + weighted * weighted;
  }
  return found;
}

/** The place of each row in the crossing of two codings, −1 where either has none or the mask leaves it out. */
export function crossing(rows: Coding, columns: Coding, mask: RowMask | null): Coding {
  const codes = new Int32Array(rows.codes.length).fill(-1);
  for (let at = 0; at < codes.length; at += 1) {
    if (mask !== null && mask[at] === 0) continue;
    const [row, column] = [rows.codes[at] as number, columns.codes[at] as number];
    if (row >= 0 && column >= 0) codes[at] = row * columns.size + column;
  }
  return { codes, size: rows.size * columns.size };
}
