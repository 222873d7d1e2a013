/** Archives whose bytes depend on nothing but names, contents and order, and a reader that says where one differs. */
import { zipSync } from 'fflate';

export interface ArchivedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** A stretch of an archive, from byte `from` up to the next one, and what it is in words. */
interface Stretch {
  readonly from: number;
  readonly words: string;
}

/** What was found in an archive, as far as it could be followed. */
export interface ReadArchive {
  readonly files: readonly ArchivedFile[];
  /** Where the archive first differs from what `writeZip` makes of its files, in words; null when nowhere. */
  readonly fault: string | null;
}

/** The archive of these files, in their order: stored, not compressed; dated 1 January 1980, noon, in no zone. */
export function writeZip(files: readonly ArchivedFile[]): Uint8Array {
  const entries = Object.fromEntries(files.map(({ name, content }) => [name, content]));
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1, 12) });
}

const LOCAL_HEADER = 0x04034b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;

/** Reads an archive that `writeZip` wrote. It believes no directory: it follows the files one after the other. */
export function readZip(bytes: Uint8Array): ReadArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: ArchivedFile[] = [];
  const stretches: Stretch[] = [];
  let at = 0;
  while (at + LOCAL_LENGTH <= bytes.length && view.getUint32(at, true) === LOCAL_HEADER) {
    const size = view.getUint32(at + 18, true);
    const nameEnd = at + LOCAL_LENGTH + view.getUint16(at + 26, true);
    if (nameEnd + size > bytes.length) break;
    const name = new TextDecoder().decode(bytes.subarray(at + LOCAL_LENGTH, nameEnd));
    stretches.push({ from: at, words: `the header of ${name}` }, { from: nameEnd, words: name });
    files.push({ name, content: bytes.subarray(nameEnd, nameEnd + size) });
    at = nameEnd + size;
  }
  if (files.length === 0) return { files, fault: 'it does not begin with a file (byte 0)' };
  const isRepeated = new Set(files.map(({ name }) => name)).size < files.length;
  if (isRepeated) return { files, fault: 'it holds two files of one name' };
  return { files, fault: faultOf(bytes, writeZip(files), [...stretches, ...directory(files, at)]) };
}

function directory(files: readonly ArchivedFile[], start: number): Stretch[] {
  let at = start;
  const entries = files.map(({ name }) => {
    const stretch = { from: at, words: `the directory's entry of ${name}` };
    at += CENTRAL_LENGTH + new TextEncoder().encode(name).length;
    return stretch;
  });
  return [...entries, { from: at, words: 'the end of the directory' }];
}

function faultOf(bytes: Uint8Array, expected: Uint8Array, stretches: readonly Stretch[]): string | null {
  const length = Math.max(bytes.length, expected.length);
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] === expected[at]) continue;
    const place = stretches.findLast(({ from }) => from <= at)?.words ?? 'its beginning';
    return `it differs from the archive of its own files at byte ${at}, in ${place}`;
  }
  return null;
}
