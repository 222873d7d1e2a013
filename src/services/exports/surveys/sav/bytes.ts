/** Little-endian fields of an SPSS file, one after another, in memory that grows. */

export class SavBytes {
  #buffer = Buffer.alloc(4096);
  #length = 0;

  /** A whole number of 32 bits. */
  int(value: number): this {
    const start = this.#room(4);
    this.#buffer.writeInt32LE(value, start);
    return this;
  }

  /** A whole number of 64 bits. */
  long(value: number): this {
    const start = this.#room(8);
    this.#buffer.writeBigInt64LE(BigInt(value), start);
    return this;
  }

  /** A number of 64 bits (IEEE 754). */
  double(value: number): this {
    const start = this.#room(8);
    this.#buffer.writeDoubleLE(value, start);
    return this;
  }

  /** Text in UTF-8, filled up with spaces or cut to so many bytes; whoever cuts in the middle of a character cuts before. */
  text(value: string, bytes: number): this {
    const start = this.#room(bytes);
    this.#buffer.fill(0x20, start, start + bytes);
    this.#buffer.write(value, start, bytes);
    return this;
  }

  /** The bytes as they are. */
  raw(bytes: Uint8Array): this {
    const start = this.#room(bytes.length);
    this.#buffer.set(bytes, start);
    return this;
  }

  /** Everything written so far. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  #room(bytes: number): number {
    if (this.#length + bytes > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(this.#buffer.length * 2, this.#length + bytes));
      this.#buffer.copy(larger);
      this.#buffer = larger;
    }
    const start = this.#length;
    this.#length += bytes;
    return start;
  }
}
