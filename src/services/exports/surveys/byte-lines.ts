/** Bytes of text lines, written one after another into memory that is used again: a cell of a million rows makes no object. */

/** Bytes that are gathered before they are handed on. */
const ENOUGH = 128 * 1024;
/** Texts up to this length are written sign by sign; the engine's own way has to be entered each time. */
const SHORT = 32;
/** No sign of a text takes more bytes than this in UTF-8, counted by UTF-16 units. */
const MOST_BYTES = 3;

export class ByteLines {
  #buffer = Buffer.allocUnsafe(2 * ENOUGH);
  #length = 0;

  /** Whether there is enough to be handed on. */
  get isFull(): boolean {
    return this.#length >= ENOUGH;
  }

  /** One sign of ASCII. */
  sign(code: number): void {
    if (this.#length === this.#buffer.length) this.#grow(1);
    this.#buffer[this.#length] = code;
    this.#length += 1;
  }

  /** A text in UTF-8. */
  text(text: string): void {
    const { length } = text;
    if (this.#length + length * MOST_BYTES > this.#buffer.length) this.#grow(length * MOST_BYTES);
    if (length > SHORT || !this.#short(text, length)) this.#length += this.#buffer.write(text, this.#length);
  }

  /** What is there, as bytes of its own; afterwards there is nothing. */
  take(): Uint8Array {
    const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  /** Writes the text where it is ASCII alone; otherwise nothing, and false. */
  #short(text: string, length: number): boolean {
    const buffer = this.#buffer;
    const start = this.#length;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return false;
      buffer[start + at] = code;
    }
    this.#length = start + length;
    return true;
  }

  #grow(bytes: number): void {
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#length + bytes));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
