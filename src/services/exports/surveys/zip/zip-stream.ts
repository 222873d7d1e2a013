/** Writes a ZIP archive as a stream: whoever makes its files never needs to have a whole one. */
import { Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { assert } from '../../../../shared/assert.js';
import { crc32 } from './crc32.js';

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Whether it may be longer than four gigabytes, which its header says before anybody knows. */
  readonly mayBeLarge?: boolean;
  content(): AsyncIterable<Uint8Array>;
}

const [LOCAL, DESCRIPTOR, CENTRAL, END] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
const [END_64, LOCATOR_64, EXTRA_64] = [0x06064b50, 0x07064b50, 0x0001];
const [VERSION, VERSION_64] = [20, 45];
/** Sizes follow the file (bit 3); the name is UTF-8 (bit 11). */
const FLAGS = (1 << 3) | (1 << 11);
const DEFLATED = 8;
const MOST_32 = 0xffffffff;

/** What the directory says of a file once it is written. */
interface Written {
  readonly name: Buffer;
  readonly large: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The archive's bytes, its files in the order given and all dated `moment` (epoch milliseconds, UTC). A file that grows
 * beyond four gigabytes without having said so is a defect, and throws.
 */
export async function* zipStream(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  moment: number,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  const dated = dosTime(moment);
  let offset = 0;
  for await (const entry of entries) {
    const file = { name: Buffer.from(entry.name), large: entry.mayBeLarge === true, offset };
    const counts = { checksum: 0, packed: 0, size: 0 };
    const header = localHeader(file, dated);
    yield header;
    for await (const chunk of deflated(entry.content(), counts)) yield chunk;
    const after = descriptor(file.large, counts);
    yield after;
    assert(
      file.large || Math.max(counts.size, counts.packed) < MOST_32,
      `${entry.name} fits into its header`,
    );
    offset += header.length + counts.packed + after.length;
    written.push({ ...file, ...counts });
  }
  const directory = Buffer.concat(written.map((file) => centralHeader(file, dated)));
  yield directory;
  yield endOf(written.length, directory.length, offset);
}

interface Counts {
  checksum: number;
  packed: number;
  size: number;
}

async function* deflated(content: AsyncIterable<Uint8Array>, counts: Counts): AsyncGenerator<Uint8Array> {
  const counted = async function* () {
    for await (const chunk of content) {
      counts.checksum = crc32(chunk, counts.checksum);
      counts.size += chunk.length;
      yield chunk;
    }
  };
  const packed = Readable.from(counted(), { objectMode: true }).compose(createDeflateRaw());
  for await (const chunk of packed as AsyncIterable<Buffer>) {
    counts.packed += chunk.length;
    yield chunk;
  }
}

/** Little-endian fields of so many bytes each. */
function fields(...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}

function localHeader({ name, large }: Pick<Written, 'name' | 'large'>, [time, date]: DosTime): Buffer {
  const size = large ? MOST_32 : 0;
  const extra = large ? fields([2, EXTRA_64], [2, 16], [8, 0], [8, 0]) : Buffer.alloc(0);
  return Buffer.concat([
    fields([4, LOCAL], [2, large ? VERSION_64 : VERSION], [2, FLAGS], [2, DEFLATED], [2, time], [2, date]),
    fields([4, 0], [4, size], [4, size], [2, name.length], [2, extra.length]),
    name,
    extra,
  ]);
}

function descriptor(large: boolean, { checksum, packed, size }: Counts): Buffer {
  const width = large ? 8 : 4;
  return fields([4, DESCRIPTOR], [4, checksum], [width, packed], [width, size]);
}

function centralHeader(file: Written, [time, date]: DosTime): Buffer {
  const { name, large, checksum, packed, size, offset } = file;
  const isFar = offset >= MOST_32;
  const far = [
    ...(large
      ? ([
          [8, size],
          [8, packed],
        ] as const)
      : []),
    ...(isFar ? ([[8, offset]] as const) : []),
  ];
  const extra = far.length === 0 ? Buffer.alloc(0) : fields([2, EXTRA_64], [2, far.length * 8], ...far);
  const version = far.length === 0 ? VERSION : VERSION_64;
  return Buffer.concat([
    fields([4, CENTRAL], [2, version], [2, version], [2, FLAGS], [2, DEFLATED], [2, time], [2, date]),
    fields([4, checksum], [4, large ? MOST_32 : packed], [4, large ? MOST_32 : size], [2, name.length]),
    fields([2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, isFar ? MOST_32 : offset]),
    name,
    extra,
  ]);
}

function endOf(count: number, length: number, offset: number): Buffer {
  const isFar = offset >= MOST_32 || length >= MOST_32;
  const far = isFar
    ? [
        fields(
          [4, END_64],
          [8, 44],
          [2, VERSION_64],
          [2, VERSION_64],
          [4, 0],
          [4, 0],
          [8, count],
          [8, count],
        ),
        fields([8, length], [8, offset], [4, LOCATOR_64], [4, 0], [8, offset + length], [4, 1]),
      ]
    : [];
  const near = [isFar ? MOST_32 : length, isFar ? MOST_32 : offset] as const;
  return Buffer.concat([
    ...far,
    fields([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, near[0]], [4, near[1]], [2, 0]),
  ]);
}

type DosTime = readonly [time: number, date: number];

/** The moment as MS-DOS writes it, in UTC: two seconds are the least it can say, and 1980 its first year. */
function dosTime(moment: number): DosTime {
  const at = new Date(moment);
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const year = Math.max(0, at.getUTCFullYear() - 1980);
  return [time, (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()];
}
