/**
 * Comments on one question while they are gathered, each as the bytes that it will be in the block: a piece of a response's text
 * that was kept as a string would keep the whole of the response in memory.
 */
import type { StoredComment } from './comment-block.js';

/** Bytes that are reserved at once; a longer comment has a page of its own. */
const PAGE = 2 ** 20;

/** The most bytes that a character of a string takes in UTF-8. */
const BYTES_A_CHARACTER = 3;

const [OPEN, COMMA, CLOSE] = [0x5b, 0x2c, 0x5d];

/** So many digits of a ref are a number without loss; the rest of them are another. */
const LEADING = 12;

export class CommentPile {
  readonly #encoder = new TextEncoder();
  readonly #pages: Uint8Array[] = [];
  #room = 0;
  #bytes = 0;
  /** By comment: its ref in two numbers, and where its bytes are. */
  readonly #leading: number[] = [];
  readonly #trailing: number[] = [];
  readonly #page: number[] = [];
  readonly #at: number[] = [];
  readonly #length: number[] = [];

  /** Adds a comment. */
  add(comment: StoredComment): void {
    const text = JSON.stringify(comment);
    const page = this.#pageFor(text.length * BYTES_A_CHARACTER);
    const { written } = this.#encoder.encodeInto(text, page.subarray(page.length - this.#room));
    this.#leading.push(Number.parseInt(comment.ref.slice(0, LEADING), 16));
    this.#trailing.push(Number.parseInt(comment.ref.slice(LEADING), 16));
    this.#page.push(this.#pages.length - 1);
    this.#at.push(page.length - this.#room);
    this.#length.push(written);
    this.#room -= written;
    this.#bytes += written;
  }

  get count(): number {
    return this.#length.length;
  }

  /** How many bytes `writeTo` writes. */
  get bytes(): number {
    return this.#bytes + Math.max(0, this.count - 1) + 2;
  }

  /** Writes the comments as a JSON list, in the order of their refs; those of one ref in the order in which they came. */
  writeTo(target: Uint8Array): void {
    const order = Uint32Array.from(this.#length.keys()).sort((one, other) => this.#compared(one, other));
    target[0] = OPEN;
    let next = 1;
    for (const [place, comment] of order.entries()) {
      if (place > 0) {
        target[next] = COMMA;
        next += 1;
      }
      const [at = 0, length = 0] = [this.#at[comment], this.#length[comment]];
      const page = this.#pages[this.#page[comment] ?? 0];
      if (page !== undefined) target.set(page.subarray(at, at + length), next);
      next += length;
    }
    target[next] = CLOSE;
  }

  #compared(one: number, other: number): number {
    const leading = (this.#leading[one] ?? 0) - (this.#leading[other] ?? 0);
    return leading || (this.#trailing[one] ?? 0) - (this.#trailing[other] ?? 0) || one - other;
  }

  /** The last page, with room for so many bytes. */
  #pageFor(bytes: number): Uint8Array {
    const last = this.#pages.at(-1);
    if (last !== undefined && this.#room >= bytes) return last;
    const page = new Uint8Array(Math.max(PAGE, bytes));
    this.#pages.push(page);
    this.#room = page.length;
    return page;
  }
}
