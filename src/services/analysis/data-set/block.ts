/**
 * A data set as one block of shared memory: its description as JSON, then its columns. Every thread that is handed the
 * block reads the same bytes, so that a second table needs neither a copy nor another reading of the database.
 */
import { assert } from '../../../shared/assert.js';
import type { DataColumn, DataDescription, DataSet } from './data-set.js';

/** Typed arrays begin at multiples of this many bytes. */
const ALIGNMENT = 8;
/** The length of the head in bytes stands in the block's first four. */
const LENGTH_BYTES = 4;

/** Where one column lies, in bytes from the start of the columns. */
interface Placement {
  readonly codesAt: number;
  readonly width: 1 | 2 | 4;
  readonly valuesAt: number | null;
}

/** What stands before the columns; `keep` is whatever the builder needs to let the block grow. */
interface Head<Keep> {
  readonly description: DataDescription;
  readonly keep: Keep;
  readonly keysAt: number;
  readonly placements: readonly Placement[];
}

/** A block opened: the data set over its bytes, with the digests that its rows are known by (none for a ballot's). */
export interface OpenedBlock<Keep> {
  readonly data: DataSet;
  readonly keep: Keep;
  /** 32 bytes a row, or none at all. */
  readonly keys: Uint8Array;
}

/** Writes a data set into a block of its own. Columns and keys are copied; `keep` must be plain JSON. */
export function writeBlock<Keep>(data: DataSet, keys: Uint8Array, keep: Keep): SharedArrayBuffer {
  const { columns, ...description } = data;
  let end = 0;
  const room = (bytes: number): number => {
    const at = end;
    end = aligned(end + bytes);
    return at;
  };
  const placements = columns.map(
    ({ codes, values }): Placement => ({
      width: codes.BYTES_PER_ELEMENT as Placement['width'],
      codesAt: room(codes.byteLength),
      valuesAt: values === null ? null : room(values.byteLength),
    }),
  );
  const keysAt = room(keys.byteLength);
  const head = new TextEncoder().encode(
    JSON.stringify({ description, keep, keysAt, placements } satisfies Head<Keep>),
  );
  const start = aligned(LENGTH_BYTES + head.byteLength);
  const block = new SharedArrayBuffer(start + end);
  new DataView(block).setUint32(0, head.byteLength);
  new Uint8Array(block, LENGTH_BYTES, head.byteLength).set(head);
  new Uint8Array(block, start + keysAt, keys.byteLength).set(keys);
  for (const [index, { codes, values }] of columns.entries()) {
    const placement = placements[index];
    assert(placement !== undefined, 'every column has its place');
    copyBytes(codes, block, start + placement.codesAt);
    if (values !== null && placement.valuesAt !== null) copyBytes(values, block, start + placement.valuesAt);
  }
  return block;
}

/** Opens a block that `writeBlock` wrote; nothing is copied. */
export function openBlock<Keep>(block: SharedArrayBuffer): OpenedBlock<Keep> {
  const length = new DataView(block).getUint32(0);
  // A decoder refuses shared memory, so the head alone is copied.
  const text = new TextDecoder().decode(new Uint8Array(block, LENGTH_BYTES, length).slice());
  const { description, keep, keysAt, placements } = JSON.parse(text) as Head<Keep>;
  const start = aligned(LENGTH_BYTES + length);
  const { rows } = description;
  const columns = placements.map(
    ({ codesAt, width, valuesAt }): DataColumn => ({
      codes: codesOf(block, start + codesAt, width, rows),
      values: valuesAt === null ? null : new Float64Array(block, start + valuesAt, rows),
    }),
  );
  const keys = new Uint8Array(block, start + keysAt);
  return { data: { ...description, columns }, keep, keys };
}

/** Codes in the narrowest array that holds places up to `most`. */
export function codesFor(most: number, rows: number): Int8Array | Int16Array | Int32Array {
  if (most <= 127) return new Int8Array(rows);
  return most <= 32_767 ? new Int16Array(rows) : new Int32Array(rows);
}

function codesOf(block: SharedArrayBuffer, at: number, width: number, rows: number): DataColumn['codes'] {
  if (width === 1) return new Int8Array(block, at, rows);
  return width === 2 ? new Int16Array(block, at, rows) : new Int32Array(block, at, rows);
}

function copyBytes(from: DataColumn['codes'] | Float64Array, block: SharedArrayBuffer, at: number): void {
  new Uint8Array(block, at, from.byteLength).set(
    new Uint8Array(from.buffer, from.byteOffset, from.byteLength),
  );
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
