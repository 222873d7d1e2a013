/** Files as they lie on disk: sealed, and read piece by piece from any byte to any other. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { piecesOf } from '../../../../src/services/exports/surveys/pieces.js';
import { readPiece, writeSealed } from '../../../../src/services/exports/surveys/sealed-file.js';
import { temporaryFolders } from '../../../kit/folder.js';
import { gathered } from '../../../kit/gathered.js';

const newFolder = temporaryFolders();

test('a sealed file can be read from any byte to any other, and says nothing without its key', async () => {
  const [path, key] = [join(newFolder(), 'file'), randomBytes(32).toString('hex')];
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, at) => `canary ${at}`).join(' '));
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += 100_001) yield bytes.subarray(at, at + 100_001);
  };
  const read = (start: number, end: number) => gathered(piecesOf(readPiece, { path, key }, start, end));
  expect((await writeSealed(path, key, chunks())).bytes).toBe(bytes.length);
  expect(readFileSync(path, 'latin1')).not.toContain('canary');
  for (const [start, end] of [
    [0, bytes.length - 1],
    [1, 1],
    [15, 17],
    [16, 31],
    [4097, 900_000],
    [262_144, 262_144],
    [262_143, 524_288],
  ] as const)
    expect((await read(start, end)).equals(bytes.subarray(start, end + 1))).toBe(true);
  await expect(read(bytes.length - 5, bytes.length)).rejects.toThrow('shorter than it was');
  await expect(writeSealed(path, key, chunks())).rejects.toThrow('EEXIST');
});

test('a file is sent to the disk piece by piece while it is written, so that no vote waits for all of it at once', async () => {
  const path = join(newFolder(), 'large');
  const handle = await open(path, 'w');
  const methods = Object.getPrototypeOf(handle);
  await handle.close();
  const { datasync } = methods;
  let sent = 0;
  methods.datasync = function sentNow(this: unknown) {
    sent += 1;
    return datasync.call(this);
  };
  async function* megabytes() {
    for (let at = 0; at < 40; at += 1) yield new Uint8Array(1024 * 1024);
  }
  try {
    await writeSealed(join(newFolder(), 'larger'), '0'.repeat(64), megabytes());
  } finally {
    methods.datasync = datasync;
  }
  expect(sent).toBe(5);
});
