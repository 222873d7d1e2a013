/** The cases of an SPSS file, a response each, with small numbers and spaces in a byte instead of eight. */
import type { RowCells } from '../../../../domain/questionnaire/flow/index.js';
import { SYSTEM_MISSING } from './dictionary.js';
import type { Content, SavPlan } from './plan.js';
import { groupsOf, type Segment, segmentsOf } from './segments.js';

/** Codes that stand for a group of eight bytes, or say that it follows as it is. */
const [AS_IT_IS, ALL_SPACES, MISSING] = [253, 254, 255];
/** Whole numbers from −99 to 151 are written as themselves plus 100. */
const BIAS = 100;
/** Codes stand eight together before what they announce. */
const TOGETHER = 8;
const CHUNK = 256 * 1024;
const SPACE = 0x20;

const DAY = 86_400;
/** Days from 14 October 1582, where SPSS begins, to 1 January 1970. */
const DAYS_BEFORE_EPOCH = 141_428;

/** Gathers groups of eight bytes and their codes. */
class Compressed {
  #buffer = Buffer.alloc(CHUNK * 2);
  #length = TOGETHER;
  #codesAt = 0;
  #codes = 0;

  /** Bytes that are complete. */
  get length(): number {
    return this.#codesAt;
  }

  number(value: number): void {
    const isSmall = Number.isInteger(value) && value >= 1 - BIAS && value <= 251 - BIAS;
    if (value === SYSTEM_MISSING) this.#code(MISSING);
    else if (isSmall) this.#code(value + BIAS);
    else {
      this.#code(AS_IT_IS);
      this.#buffer.writeDoubleLE(value, this.#length);
      this.#length += 8;
    }
  }

  /** Eight bytes from `start` of `bytes`, of which those from `end` on are spaces. */
  text(bytes: Buffer, start: number, end: number): void {
    let last = Math.min(start + 8, end);
    while (last > start && bytes[last - 1] === SPACE) last -= 1;
    if (last > start) {
      this.#code(AS_IT_IS);
      this.#buffer.fill(SPACE, this.#length, this.#length + 8);
      bytes.copy(this.#buffer, this.#length, start, last);
      this.#length += 8;
    } else this.#code(ALL_SPACES);
  }

  /** What is complete, as bytes of its own; `all` closes codes that are not eight yet. */
  take(all: boolean): Buffer {
    const end = all && this.#codes > 0 ? this.#length : this.#codesAt;
    const taken = Buffer.from(this.#buffer.subarray(0, end));
    this.#buffer.copy(this.#buffer, 0, end, this.#length);
    this.#length -= end;
    this.#codesAt -= end;
    return taken;
  }

  #code(code: number): void {
    if (this.#codes === TOGETHER) {
      this.#codesAt = this.#length;
      this.#codes = 0;
      this.#length += TOGETHER;
    }
    if (this.#length + 2 * TOGETHER > this.#buffer.length) {
      this.#buffer = Buffer.concat([this.#buffer, Buffer.alloc(this.#buffer.length)]);
    }
    if (this.#codes === 0) this.#buffer.fill(0, this.#codesAt, this.#codesAt + TOGETHER);
    this.#buffer[this.#codesAt + this.#codes] = code;
    this.#codes += 1;
  }
}

/** The bytes of all cases. */
export async function* cases(
  { variables }: SavPlan,
  rows: AsyncIterable<Iterable<RowCells>>,
): AsyncGenerator<Uint8Array> {
  const out = new Compressed();
  const writers = variables.map(({ content }) => writerOf(content));
  for await (const slice of rows) {
    for (const row of slice) for (const write of writers) write(row, out);
    if (out.length >= CHUNK) yield out.take(false);
  }
  yield out.take(true);
}

type Writer = (row: RowCells, out: Compressed) => void;

function writerOf(content: Content): Writer {
  if (content.kind === 'text') return textWriter(content);
  const { at } = content;
  if (content.kind === 'reason') {
    return ({ blanks }, out) =>
      out.number(blanks[at] === 0 ? SYSTEM_MISSING : (blanks[at] ?? SYSTEM_MISSING));
  }
  const { kind, reasons } = content;
  return ({ values, blanks }, out) => {
    const value = values[at] ?? null;
    if (value === null) out.number(reasons[(blanks[at] ?? 1) - 1] ?? SYSTEM_MISSING);
    else out.number(kind === 'day' ? secondsOf(String(value)) : Number(value));
  };
}

/** The day (ISO 8601) in SPSS's seconds. */
function secondsOf(day: string): number {
  return (Date.parse(day) / 1000 / DAY + DAYS_BEFORE_EPOCH) * DAY;
}

function textWriter({ at, width, from }: Extract<Content, { kind: 'text' }>): Writer {
  const segments = segmentsOf(width);
  let bytes = Buffer.alloc(0);
  return ({ values }, out) => {
    const value = values[at] ?? null;
    const text = value === null ? '' : String(value);
    if (bytes.length < text.length * 3) bytes = Buffer.alloc(text.length * 6);
    const length = bytes.write(text);
    const start = between(bytes, from, length);
    const end = between(bytes, from + width, length);
    for (const segment of segments) writeSegment(bytes, segment, start, end, out);
  };
}

/** The place, or where the character begins that it lies in. */
function between(bytes: Buffer, wanted: number, length: number): number {
  let place = Math.min(wanted, length);
  while (place < length && place > 0 && ((bytes[place] ?? 0) & 0xc0) === 0x80) place -= 1;
  return place;
}

function writeSegment(bytes: Buffer, segment: Segment, start: number, end: number, out: Compressed): void {
  const first = start + segment.from;
  const last = Math.min(end, first + segment.used);
  for (let group = 0; group < groupsOf(segment); group += 1) out.text(bytes, first + group * 8, last);
}
