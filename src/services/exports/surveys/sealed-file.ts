/**
 * Files on disk that say nothing without their key: AES-256 in counter mode (NIST SP 800-38A) under a key that only the
 * database holds, so that erasing its row erases the file wherever copies of it lie. Counter mode lets a download begin anywhere.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const CIPHER = 'aes-256-ctr';
const BLOCK = 16;

/** How long a file is, and its SHA-256, both as it is downloaded. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Where the files of a service lie. */
export function exportsFolder(dataDir: string): string {
  return join(dataDir, 'exports');
}

/** Where the file of this id lies; an id is of our own making and holds letters and digits alone. */
export function exportPath(dataDir: string, id: string): string {
  return join(exportsFolder(dataDir), id);
}

/** Writes the bytes sealed under `key` (64 hexadecimal digits) into a new file that its owner alone can open. */
export async function writeSealed(
  path: string,
  key: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<WrittenFile> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    return await writeThrough(file, chunks, createCipheriv(CIPHER, Buffer.from(key, 'hex'), counterAt(0)));
  } finally {
    await file.close();
  }
}

/** Writes the bytes as they are into a new file that its owner alone can open; throws where one is there already. */
export async function writePlain(path: string, chunks: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await writeThrough(file, chunks, null);
  } finally {
    await file.close();
  }
}

/**
 * So many bytes are put on their way to the disk at once. A system that writes them when it likes does so in bursts of tens of megabytes, and a vote whose
 * commit is flushed meanwhile waits for them all: 0.13 s at most instead of 0.05 (scripts/bench/README.md).
 */
const MOST_UNWRITTEN = 8 * 1024 * 1024;

async function writeThrough(
  file: FileHandle,
  chunks: AsyncIterable<Uint8Array>,
  cipher: ReturnType<typeof createCipheriv> | null,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let [bytes, unwritten] = [0, 0];
  let writing: Promise<void> = Promise.resolve();
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    unwritten += chunk.length;
    await file.writeFile(cipher === null ? chunk : cipher.update(chunk));
    if (unwritten < MOST_UNWRITTEN) continue;
    await writing;
    writing = file.datasync();
    // Whether it failed is asked when it is waited for.
    writing.catch(() => {});
    unwritten = 0;
  }
  await writing;
  return { bytes, sha256: hash.digest('hex') };
}

/** Some bytes of a sealed file, wanted in memory that whoever asks shares with whoever reads. */
export interface PieceOrder {
  readonly path: string;
  readonly key: string;
  /** The first byte, and how many. */
  readonly start: number;
  readonly length: number;
  readonly into: SharedArrayBuffer;
}

/**
 * Puts the bytes, as they were written, at the beginning of the shared memory; false where the file is gone. Throws where it does not hold
 * so many.
 */
export async function readPiece({ path, key, start, length, into }: PieceOrder): Promise<boolean> {
  const sealed = await bytesAt(path, start, length);
  if (sealed === null) return false;
  const first = start - (start % BLOCK);
  const decipher = createDecipheriv(CIPHER, Buffer.from(key, 'hex'), counterAt(first / BLOCK));
  // What the counter's block holds before the first byte wanted is passed over.
  decipher.update(Buffer.alloc(start - first));
  new Uint8Array(into).set(decipher.update(sealed));
  return true;
}

async function bytesAt(path: string, start: number, length: number): Promise<Uint8Array | null> {
  const bytes = Buffer.alloc(length);
  const file = await open(path).catch((fault: unknown) => {
    if ((fault as { code?: unknown }).code === 'ENOENT') return null;
    throw fault;
  });
  if (file === null) return null;
  try {
    for (let at = 0; at < length; ) {
      const { bytesRead } = await file.read(bytes, at, length - at, start + at);
      if (bytesRead === 0) throw new Error('a sealed file is shorter than it was');
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
  return bytes;
}

/** The counter of the block of this number, as 128 bits. */
function counterAt(block: number): Buffer {
  const counter = Buffer.alloc(BLOCK);
  counter.writeBigUInt64BE(BigInt(block), BLOCK - 8);
  return counter;
}

/** Whether the file of this id lies here, complete. */
export async function isHere(dataDir: string, id: string, bytes: number): Promise<boolean> {
  const found = await stat(exportPath(dataDir, id)).catch(() => null);
  return found !== null && found.size === bytes;
}

/** Removes the files of these ids, where they are. */
export async function removeFiles(dataDir: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(exportPath(dataDir, id), { force: true });
}

/** Ids of all files that lie here. */
export async function filesHere(dataDir: string): Promise<readonly string[]> {
  return readdir(exportsFolder(dataDir)).catch(() => []);
}
