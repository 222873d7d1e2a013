/** Reads SPSS system files by PSPP's description of the format, for tests: nothing here is shared with what writes them. */

export interface ReadSavVariable {
  readonly name: string;
  readonly label: string;
  /** 0 is a number, otherwise bytes of a string. */
  readonly width: number;
  readonly format: number;
  readonly measure: number;
  readonly range: readonly [number, number] | null;
  readonly missing: readonly number[];
  readonly labels: ReadonlyMap<number, string>;
}

export interface ReadSav {
  readonly title: string;
  readonly cases: number;
  readonly documents: readonly string[];
  readonly sets: string;
  readonly variables: readonly ReadSavVariable[];
  /** Numbers, texts without the spaces at their end, and null for system-missing. */
  readonly rows: readonly (readonly (number | string | null)[])[];
}

const trimmed = (bytes: Uint8Array) => Buffer.from(bytes).toString().replace(/ +$/, '');

/** One variable record: a whole variable, or a piece of a very long string. */
interface Piece {
  readonly short: string;
  readonly width: number;
  readonly label: string;
  readonly format: number;
  readonly missing: readonly number[];
  readonly hasRange: boolean;
  /** Its first group of eight bytes, from 1. */
  readonly index: number;
}

class Reader {
  at = 0;
  constructor(readonly bytes: Buffer) {}
  int = () => this.bytes.readInt32LE(this.move(4));
  double = () => this.bytes.readDoubleLE(this.move(8));
  take = (length: number) => this.bytes.subarray(this.move(length), this.at);
  private move(length: number): number {
    this.at += length;
    if (this.at > this.bytes.length) throw new Error(`the file ends at ${this.bytes.length}`);
    return this.at - length;
  }
}

/** The file's contents; throws where it is not one. */
export function readSav(bytes: Buffer): ReadSav {
  const reader = new Reader(bytes);
  const magic = reader.take(4).toString();
  const product = reader.take(60).toString();
  if (magic !== '$FL2' || !product.startsWith('@(#) SPSS DATA FILE')) throw new Error('not a system file');
  const [layout, groups, compression, weight, cases] = [0, 0, 0, 0, 0].map(reader.int);
  if (layout !== 2 || compression !== 1 || weight !== 0) throw new Error('another kind of system file');
  const bias = reader.double();
  reader.take(9 + 8);
  const title = trimmed(reader.take(64));
  reader.take(3);
  const pieces: Piece[] = [];
  const labels = new Map<number, Map<number, string>>();
  const extensions = new Map<number, Buffer>();
  const documents: string[] = [];
  let index = 1;
  for (let type = reader.int(); type !== 999; type = reader.int()) {
    if (type === 2) {
      const piece = readPiece(reader, index++);
      if (piece !== null) pieces.push(piece);
    } else if (type === 3) readLabels(reader, labels);
    else if (type === 6)
      for (let lines = reader.int(); lines > 0; lines -= 1) documents.push(trimmed(reader.take(80)));
    else if (type === 7) {
      const [subtype = 0, size = 0, count = 0] = [reader.int(), reader.int(), reader.int()];
      extensions.set(subtype, reader.take(size * count));
    } else throw new Error(`unknown record ${type} at ${reader.at}`);
  }
  reader.int();
  if (index - 1 !== groups) throw new Error(`the header promises ${groups} groups, there are ${index - 1}`);
  const whole = variablesOf(pieces, extensions, labels);
  return {
    ...{ title, cases: cases ?? 0, documents, sets: extensions.get(7)?.toString() ?? '' },
    variables: whole.map(({ variable }) => variable),
    rows: readCases(reader, whole, groups ?? 0, bias),
  };
}

function readPiece(reader: Reader, index: number): Piece | null {
  const [width = 0, hasLabel, missing = 0, format = 0] = [
    reader.int(),
    reader.int(),
    reader.int(),
    reader.int(),
  ];
  reader.int();
  const short = trimmed(reader.take(8));
  const length = hasLabel === 1 ? reader.int() : 0;
  const label = reader
    .take(Math.ceil(length / 4) * 4)
    .subarray(0, length)
    .toString();
  const values = Array.from({ length: Math.abs(missing) }, reader.double);
  return width === -1
    ? null
    : { short, width, label, format, missing: values, hasRange: missing < -1, index };
}

function readLabels(reader: Reader, labels: Map<number, Map<number, string>>): void {
  const found = new Map<number, string>();
  for (let count = reader.int(); count > 0; count -= 1) {
    const value = reader.double();
    const length = reader.take(1)[0] ?? 0;
    const padded = Math.ceil((length + 1) / 8) * 8 - 1;
    found.set(value, reader.take(padded).subarray(0, length).toString());
  }
  if (reader.int() !== 4) throw new Error('labels without variables');
  for (let count = reader.int(); count > 0; count -= 1) labels.set(reader.int(), found);
}

interface Whole {
  readonly variable: ReadSavVariable;
  readonly pieces: readonly Piece[];
}

function variablesOf(
  pieces: readonly Piece[],
  extensions: ReadonlyMap<number, Buffer>,
  labels: ReadonlyMap<number, ReadonlyMap<number, string>>,
): readonly Whole[] {
  const pairs = (subtype: number, separator: RegExp) =>
    new Map(
      (extensions.get(subtype)?.toString() ?? '')
        .split(separator)
        .map((pair) => pair.split('=') as [string, string]),
    );
  const [names, wide] = [pairs(13, /\t/), pairs(14, /\0\t/)];
  const display = extensions.get(11) ?? Buffer.alloc(0);
  const found: Whole[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]!;
    const width = wide.has(piece.short) ? Number(wide.get(piece.short)) : piece.width;
    const count = width > 255 ? Math.ceil(width / 252) : 1;
    const [low = 0, high = 0] = piece.missing;
    const variable = {
      ...{
        name: names.get(piece.short) ?? piece.short,
        label: piece.label,
        width,
        format: piece.format >> 16,
      },
      measure: display.readInt32LE(at * 12),
      range: piece.hasRange ? ([low, high] as const) : null,
      missing: piece.hasRange ? piece.missing.slice(2) : piece.missing,
      labels: labels.get(piece.index) ?? new Map<number, string>(),
    };
    found.push({ variable, pieces: pieces.slice(at, at + count) });
    at += count;
  }
  if (display.length !== pieces.length * 12) throw new Error('not every variable has its display');
  return found;
}

function readCases(reader: Reader, whole: readonly Whole[], groups: number, bias: number) {
  const rows: (number | string | null)[][] = [];
  const next = groupsOf(reader, bias);
  for (;;) {
    const row: Uint8Array[] = [];
    for (let group = 0; group < groups; group += 1) {
      const { value } = next.next();
      if (value === undefined) {
        if (group > 0) throw new Error('the last case is not complete');
        return rows;
      }
      row.push(value);
    }
    const bytes = Buffer.concat(row);
    rows.push(whole.map(({ variable, pieces }) => cellOf(bytes, variable, pieces)));
  }
}

function cellOf(bytes: Buffer, { width }: ReadSavVariable, pieces: readonly Piece[]): number | string | null {
  const start = ((pieces[0]?.index ?? 1) - 1) * 8;
  if (width === 0) {
    const value = bytes.readDoubleLE(start);
    return value === -Number.MAX_VALUE ? null : value;
  }
  const parts = pieces.map((piece) =>
    bytes.subarray((piece.index - 1) * 8, (piece.index - 1) * 8 + Math.min(piece.width, 255)),
  );
  return trimmed(Buffer.concat(parts).subarray(0, width));
}

/** Groups of eight bytes, with what their codes leave out. */
function* groupsOf(reader: Reader, bias: number): Generator<Uint8Array, undefined> {
  while (reader.at < reader.bytes.length) {
    for (const code of Buffer.from(reader.take(8))) {
      if (code === 0) continue;
      if (code === 252) return undefined;
      const group = Buffer.alloc(8, 0x20);
      if (code === 253) yield Buffer.from(reader.take(8));
      else {
        if (code === 255) group.writeDoubleLE(-Number.MAX_VALUE);
        else if (code !== 254) group.writeDoubleLE(code - bias);
        yield group;
      }
    }
  }
  return undefined;
}
