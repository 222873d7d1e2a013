/** Walks a BLT file line by line and number by number over its bytes, without making a string of each line. */

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;
const MINUS = 45;
const EQUALS = 61;
const ZERO = 48;
const NINE = 57;

/** Digits that a number may have: enough for every weight, few enough to stay exact. */
const MOST_DIGITS = 15;

export class BltCursor {
  /** The number of the line the cursor is on, from 1. */
  line = 0;
  private start = 0;
  private end = 0;
  private position = 0;
  private next: number;

  constructor(private readonly bytes: Uint8Array) {
    this.next = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** Goes to the next line that is not empty and no comment; false at the end of the file. */
  nextLine(): boolean {
    while (this.next < this.bytes.length) {
      this.start = this.next;
      let end = this.bytes.indexOf(LINE_FEED, this.start);
      if (end < 0) end = this.bytes.length;
      this.next = end + 1;
      this.end = end > this.start && this.bytes[end - 1] === RETURN ? end - 1 : end;
      this.position = this.start;
      this.line++;
      this.skipBlanks();
      if (this.position < this.end && this.bytes[this.position] !== HASH) return true;
    }
    this.start = this.bytes.length;
    this.end = this.start;
    this.position = this.start;
    return false;
  }

  /** Makes the present line the one that `nextLine` will give. */
  stepBack(): void {
    this.next = this.start;
    this.line--;
  }

  /** Whether only blanks or a comment are left on the line. */
  isAtEnd(): boolean {
    this.skipBlanks();
    return this.position >= this.end || (this.bytes[this.position] === HASH && this.isAfterBlank());
  }

  /** Takes a whole number that ends at a blank, at `=` or at the end of the line; null (and no step) for anything else. */
  wholeNumber(): number | null {
    this.skipBlanks();
    let value = 0;
    let at = this.position;
    for (; at < this.end; at++) {
      const byte = this.bytes[at] ?? 0;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
    }
    const digits = at - this.position;
    if (digits === 0 || digits > MOST_DIGITS || !this.endsNumber(at)) return null;
    this.position = at;
    return value;
  }

  /** Takes a `-` standing alone, the mark of a skipped rank. */
  takeSkip(): boolean {
    this.skipBlanks();
    const after = this.bytes[this.position + 1];
    const alone = this.position + 1 >= this.end || after === SPACE || after === TAB;
    if (this.bytes[this.position] !== MINUS || this.position >= this.end || !alone) return false;
    this.position++;
    return true;
  }

  /** Takes an `=`, after which the next option shares the rank. */
  takeShared(): boolean {
    this.skipBlanks();
    if (this.position >= this.end || this.bytes[this.position] !== EQUALS) return false;
    this.position++;
    return true;
  }

  /** The blank-separated words of the line up to a comment. */
  words(): readonly string[] {
    const text = this.text().replace(/(^|[ \t])#.*$/, '');
    return text.split(/[ \t]+/).filter((word) => word !== '');
  }

  /** The bytes of the line. */
  rawLine(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  /** The line as text, bytes that are no UTF-8 replaced: for messages and numbers only. */
  text(): string {
    return new TextDecoder().decode(this.rawLine());
  }

  /** What is left of the line, for messages. */
  rest(): string {
    return new TextDecoder().decode(this.bytes.subarray(this.position, this.end));
  }

  private skipBlanks(): void {
    while (this.position < this.end) {
      const byte = this.bytes[this.position];
      if (byte !== SPACE && byte !== TAB) return;
      this.position++;
    }
  }

  private endsNumber(at: number): boolean {
    if (at >= this.end) return true;
    const byte = this.bytes[at];
    return byte === SPACE || byte === TAB || byte === EQUALS;
  }

  private isAfterBlank(): boolean {
    if (this.position === this.start) return true;
    const before = this.bytes[this.position - 1];
    return before === SPACE || before === TAB;
  }
}
