import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { strToU8, unzipSync } from 'fflate';
import { crc32, ownCrc32 } from '../../../../src/services/exports/surveys/zip/crc32.js';
import { zipStream } from '../../../../src/services/exports/surveys/zip/zip-stream.js';

const MOMENT = Date.UTC(2027, 0, 3, 12, 30, 58);

async function* inPieces(content: Uint8Array) {
  for (let at = 0; at < content.length; at += 999) yield content.subarray(at, at + 999);
}

test('an archive holds what was put into it, whether its files may be large or not', async () => {
  const files = {
    'a.txt': strToU8('tŷ '.repeat(5000)),
    'empty.csv': new Uint8Array(),
    'ŵ/b.bin': Uint8Array.from({ length: 4000 }, (_, at) => (at * at) % 251),
  };
  for (const mayBeLarge of [false, true]) {
    const entries = Object.entries(files).map(([name, content]) => ({
      name,
      mayBeLarge,
      content: () => inPieces(content),
    }));
    expect(unzipSync(await buffer(zipStream(entries, MOMENT)))).toEqual(files);
  }
});

test('an archive of nothing is one', async () => {
  expect(unzipSync(await buffer(zipStream([], MOMENT)))).toEqual({});
});

test('what breaks while a file is made breaks the archive', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield strToU8('some');
    throw new Error('the database is away');
  };
  await expect(buffer(zipStream([{ name: 'x', content: broken }], MOMENT))).rejects.toThrow(
    'the database is away',
  );
});

test('the checksum is that of CRC-32, in one go and in pieces, on every Node.js', () => {
  expect(ownCrc32(strToU8('123456789'))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, at) => {
      expect(ownCrc32(bytes.subarray(at), ownCrc32(bytes.subarray(0, at)))).toBe(ownCrc32(bytes));
      expect(crc32(bytes)).toBe(ownCrc32(bytes));
    }),
    { numRuns: 50 },
  );
});
