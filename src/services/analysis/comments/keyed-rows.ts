/** A survey's data set with the keys of its responses, by which rows and comments find each other. */
import { openBlock } from '../data-set/block.js';
import type { DataSet } from '../data-set/data-set.js';

/** The survey's data set with the key of each row. */
export interface KeyedRows {
  readonly data: DataSet;
  readonly keyAt: (row: number) => string;
}

const KEY_BYTES = 32;

/** The data set in a block of a survey, with the key of each row. */
export function keyedRows(block: SharedArrayBuffer): KeyedRows {
  const { data, keys } = openBlock(block);
  const keyAt = (row: number) =>
    Buffer.from(keys.buffer, keys.byteOffset + row * KEY_BYTES, KEY_BYTES).toString('hex');
  return { data, keyAt };
}
