/** The dry run: what every line of a roll file would do, and what is wrong with the lines that would do nothing. */
import { readAddress } from './address.js';
import { writeAttributes } from './attributes.js';
import type { ColumnUse, Mapping } from './columns.js';
import { isKnownName } from './columns.js';
import type { CsvRow } from './read-csv.js';

/** Why a line adds nobody (or, for `unknown-column`, why a column is not kept). */
export type LineFaultKind =
  | 'unknown-column'
  | 'missing-email'
  | 'bad-address'
  | 'duplicate-in-file'
  | 'already-on-roll'
  | 'wrong-number-of-cells'
  | 'too-long';

export interface LineFault {
  readonly line: number;
  readonly kind: LineFaultKind;
  /** The address, the column's name or the numbers that the sentence about this fault needs. */
  readonly details: Readonly<Record<string, string>>;
}

/** A member the file would add. */
export interface NewMember {
  readonly email: string;
  readonly name: string;
  /** JSON, as the roll stores it. */
  readonly attributes: string;
}

export interface RollCheck {
  /** Rows with anything in them, without the header. */
  readonly rows: number;
  readonly members: readonly NewMember[];
  readonly faults: readonly LineFault[];
}

const LONGEST_NAME = 200;
const LONGEST_ATTRIBUTE = 200;
/** How much of a wrong address is shown. */
const SHOWN = 80;

/** Judges a file's rows; `onRoll` holds every address that is on the roll already. */
export async function checkLines(
  rows: AsyncIterable<CsvRow>,
  uses: readonly ColumnUse[],
  mapping: Mapping,
  onRoll: ReadonlySet<string>,
): Promise<RollCheck> {
  const lineOf = new Map<string, number>();
  const members: NewMember[] = [];
  const faults: LineFault[] = [];
  let header: CsvRow | undefined;
  let count = 0;
  for await (const row of rows) {
    if (header === undefined) {
      header = row;
      faults.push(...unknownColumns(row, uses));
      continue;
    }
    count += 1;
    const judged = judgeRow(row, header.cells, mapping, { onRoll, lineOf });
    if ('kind' in judged) faults.push(judged);
    else members.push(judged);
  }
  return { rows: count, members, faults };
}

function unknownColumns(header: CsvRow, uses: readonly ColumnUse[]): LineFault[] {
  return header.cells.flatMap((name, place): LineFault[] =>
    uses[place] === 'leave-out' && name !== '' && !isKnownName(name)
      ? [{ line: header.line, kind: 'unknown-column', details: { column: name.slice(0, SHOWN) } }]
      : [],
  );
}

interface Known {
  readonly onRoll: ReadonlySet<string>;
  /** The line on which an address was met first. */
  readonly lineOf: Map<string, number>;
}

function judgeRow(
  { line, cells }: CsvRow,
  header: readonly string[],
  mapping: Mapping,
  { onRoll, lineOf }: Known,
): NewMember | LineFault {
  const fault = (kind: LineFaultKind, details: Readonly<Record<string, string>> = {}): LineFault => ({
    line,
    kind,
    details,
  });
  if (cells.length < header.length || cells.slice(header.length).some((cell) => cell !== ''))
    return fault('wrong-number-of-cells', { found: String(cells.length), expected: String(header.length) });
  const typed = cells[mapping.email] ?? '';
  if (typed === '') return fault('missing-email');
  const email = readAddress(typed);
  if (email === null) return fault('bad-address', { address: typed.slice(0, SHOWN) });
  const first = lineOf.get(email);
  if (first !== undefined) return fault('duplicate-in-file', { address: email, first: String(first) });
  const name = nameOf(cells, mapping);
  if (name.length > LONGEST_NAME) return fault('too-long', { column: 'name', most: String(LONGEST_NAME) });
  const attributes = mapping.attributes.map(
    ({ key, place }) => [key, plainText(cells[place] ?? '')] as const,
  );
  const tooLong = attributes.find(([, value]) => value.length > LONGEST_ATTRIBUTE);
  if (tooLong !== undefined)
    return fault('too-long', { column: tooLong[0], most: String(LONGEST_ATTRIBUTE) });
  lineOf.set(email, line);
  if (onRoll.has(email)) return fault('already-on-roll', { address: email });
  return { email, name, attributes: writeAttributes([...attributes]) };
}

function nameOf(cells: readonly string[], mapping: Mapping): string {
  const at = (place: number | null) => (place === null ? '' : (cells[place] ?? ''));
  const whole = at(mapping.name);
  return plainText(whole === '' ? `${at(mapping.givenName)} ${at(mapping.familyName)}` : whole);
}

/** One line of text: every run of blanks, line breaks and control characters is one blank. */
export function plainText(cell: string): string {
  return cell.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
