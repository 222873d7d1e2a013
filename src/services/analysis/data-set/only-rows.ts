/** A data set of some of its rows. */
import type { DataColumn, DataSet } from './data-set.js';

/** The data set of the rows for which `mask` has 1; itself where it has all of them. Columns are copied. */
export function onlyRows(data: DataSet, mask: Uint8Array): DataSet {
  const count = mask.reduce((sum, one) => sum + one, 0);
  if (count === data.rows) return data;
  const rows = new Int32Array(count);
  let next = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    rows[next] = row;
    next += 1;
  }
  return { ...data, rows: count, columns: data.columns.map((column) => picked(column, rows)) };
}

function picked({ codes, values }: DataColumn, rows: Int32Array): DataColumn {
  const own = new (codes.constructor as new (length: number) => DataColumn['codes'])(rows.length);
  for (let at = 0; at < rows.length; at += 1) own[at] = codes[rows[at] as number] as number;
  if (values === null) return { codes: own, values };
  const numbers = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) numbers[at] = values[rows[at] as number] as number;
  return { codes: own, values: numbers };
}
