/**
 * A sealed file, piece by piece, for a download. Pieces are read and deciphered by `readPiece`, wherever that is done, into two stretches of
 * memory that take turns: a download of any length makes no garbage for the thread that sends it (`src/DECISIONS.md`).
 */
import type { PieceOrder } from './sealed-file.js';

/** How long a piece is at most. */
const PIECE = 256 * 1024;

/** Does what an order says; false where the file is gone. */
export type ReadPiece = (order: PieceOrder) => Promise<boolean>;

/**
 * The bytes from `start` to `end` (both included), in order; they end early where the file is removed meanwhile. Each piece is good until the
 * next is asked for: until then it must have been sent. While one is sent the next is read.
 */
export async function* piecesOf(
  readPiece: ReadPiece,
  { path, key }: Pick<PieceOrder, 'path' | 'key'>,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let [now, next] = [new SharedArrayBuffer(PIECE), new SharedArrayBuffer(PIECE)];
  const lengthAt = (at: number) => Math.max(0, Math.min(PIECE, end + 1 - at));
  const read = (at: number, into: SharedArrayBuffer) => {
    const length = lengthAt(at);
    const done = length === 0 ? Promise.resolve(true) : readPiece({ path, key, start: at, length, into });
    // Where nobody asks for it any more, nobody hears of its fault.
    done.catch(() => undefined);
    return done;
  };
  let ready = read(start, now);
  for (let at = start; at <= end; at += PIECE) {
    if (!(await ready)) return;
    ready = read(at + PIECE, next);
    yield new Uint8Array(now, 0, lengthAt(at));
    [now, next] = [next, now];
  }
}
