/** Everything of an SPSS file that stands before its cases: header, variables, labels, and what newer versions want to know. */

import { SavBytes } from './bytes.js';
import { cut } from './names.js';
import type { DichotomySet, SavPlan, SavVariable } from './plan.js';
import { groupsOf, segmentsOf } from './segments.js';

/** What the header says of the file. */
export interface SavHeader {
  readonly title: string;
  readonly cases: number;
  /** Epoch milliseconds, written in UTC. */
  readonly moment: number;
  /** Lines that describe the file, in ASCII. */
  readonly documents: readonly string[];
}

const DOUBLE_MAX = Number.MAX_VALUE;
/** The least number that is not system-missing: the one after −DBL_MAX. */
const LOWEST = -Number.MAX_VALUE + 2 ** 970;
export const SYSTEM_MISSING = -DOUBLE_MAX;

/** How SPSS numbers formats. */
const [FORMAT_TEXT, FORMAT_NUMBER, FORMAT_DAY] = [1, 5, 39];
const MEASURES = { nominal: 1, ordinal: 2, scale: 3 } as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const UTF_8 = 65_001;
const LONGEST_LABEL = 255;
const LONGEST_VALUE_LABEL = 120;
const LINE = 80;
/** Value labels record: how many variables one may speak of is for readers to say, one at a time is always understood. */
const [VARIABLE, VALUE_LABELS, LABELLED, DOCUMENTS, EXTENSION, END] = [2, 3, 4, 6, 7, 999];

/** A variable as the file has it: strings in pieces, each under a short name of its own. */
export interface Placed {
  readonly variable: SavVariable;
  /** One for each piece. */
  readonly shortNames: readonly string[];
  /** The number of its first group of eight bytes, from 1. */
  readonly index: number;
}

/** Gives every variable its short names and its place among the groups of eight bytes. */
export function placed({ variables }: SavPlan): readonly Placed[] {
  let [next, index] = [1, 1];
  return variables.map((variable) => {
    const segments = variable.content.kind === 'text' ? segmentsOf(variable.content.width) : [{ width: 8 }];
    const own = { variable, index, shortNames: segments.map(() => `V${next++}`) };
    index += segments.reduce((sum, segment) => sum + groupsOf(segment), 0);
    return own;
  });
}

/** The bytes before the cases. */
export function dictionary(plan: SavPlan, header: SavHeader): Buffer {
  const places = placed(plan);
  const bytes = new SavBytes();
  writeHeader(bytes, places, header);
  for (const place of places) writeVariable(bytes, place);
  for (const place of places) writeValueLabels(bytes, place);
  writeDocuments(bytes, header.documents);
  writeMachine(bytes);
  writeSets(bytes, plan.sets, places);
  writeDisplay(bytes, places);
  writeNames(bytes, places);
  extension(bytes, 16, 8, new SavBytes().long(1).long(header.cases).bytes());
  extension(bytes, 20, 1, Buffer.from('UTF-8'));
  bytes.int(END).int(0);
  return bytes.bytes();
}

function writeHeader(bytes: SavBytes, places: readonly Placed[], { title, cases, moment }: SavHeader): void {
  const at = new Date(moment);
  const two = (number: number) => String(number).padStart(2, '0');
  const last = places.at(-1);
  const groups = last === undefined ? 0 : last.index - 1 + groupsIn(last.variable);
  bytes
    .text('$FL2', 4)
    .text('@(#) SPSS DATA FILE Canvass', 60)
    .int(2)
    .int(groups)
    .int(1)
    .int(0)
    .int(cases)
    .double(100);
  bytes.text(`${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCFullYear() % 100)}`, 9);
  bytes.text(`${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`, 8);
  bytes.text(cut(title, 64), 64).raw(new Uint8Array(3));
}

function groupsIn({ content }: SavVariable): number {
  if (content.kind !== 'text') return 1;
  return segmentsOf(content.width).reduce((sum, segment) => sum + groupsOf(segment), 0);
}

function writeVariable(bytes: SavBytes, { variable, shortNames }: Placed): void {
  const { content } = variable;
  const segments = content.kind === 'text' ? segmentsOf(content.width) : [{ width: 0 }];
  for (const [piece, segment] of segments.entries()) {
    const isFirst = piece === 0;
    const label = isFirst ? cut(variable.label, LONGEST_LABEL) : '';
    const { range, values } = isFirst ? variable.missing : { range: null, values: [] };
    const missing = [...(range ?? []), ...values];
    bytes
      .int(VARIABLE)
      .int(segment.width)
      .int(label === '' ? 0 : 1);
    bytes.int(range === null ? values.length : -missing.length);
    const format = formatOf(variable, segment.width);
    bytes
      .int(format)
      .int(format)
      .text(shortNames[piece] ?? '', 8);
    if (label !== '') labelText(bytes, label);
    for (const value of missing) bytes.double(value);
    for (let group = 1; group < groupsOf(segment); group += 1) {
      bytes.int(VARIABLE).int(-1).int(0).int(0).int(0).int(0).text('', 8);
    }
  }
}

/** The label's length, then the label filled up to whole groups of four bytes. */
function labelText(bytes: SavBytes, label: string): void {
  const length = Buffer.byteLength(label);
  bytes.int(length).text(label, Math.ceil(length / 4) * 4);
}

function formatOf({ content, shown }: SavVariable, width: number): number {
  if (content.kind === 'text') return (FORMAT_TEXT << 16) | (width << 8);
  if (content.kind === 'day') return (FORMAT_DAY << 16) | (10 << 8);
  return (FORMAT_NUMBER << 16) | (Math.min(shown.width, 40) << 8) | Math.min(shown.decimals, 16);
}

function writeValueLabels(bytes: SavBytes, { variable, index }: Placed): void {
  if (variable.labels.length === 0) return;
  bytes.int(VALUE_LABELS).int(variable.labels.length);
  for (const { code, label } of variable.labels) {
    const text = cut(label, LONGEST_VALUE_LABEL);
    const length = Buffer.byteLength(text);
    bytes.double(code).raw(Uint8Array.of(length));
    bytes.text(text, Math.ceil((length + 1) / 8) * 8 - 1);
  }
  bytes.int(LABELLED).int(1).int(index);
}

function writeDocuments(bytes: SavBytes, lines: readonly string[]): void {
  if (lines.length === 0) return;
  bytes.int(DOCUMENTS).int(lines.length);
  for (const line of lines) bytes.text(line, LINE);
}

function extension(bytes: SavBytes, subtype: number, size: number, content: Uint8Array): void {
  bytes
    .int(EXTENSION)
    .int(subtype)
    .int(size)
    .int(content.length / size)
    .raw(content);
}

/** Which numbers the file is written in: IEEE 754, little-endian, UTF-8. */
function writeMachine(bytes: SavBytes): void {
  const whole = new SavBytes().int(1).int(0).int(0).int(-1).int(1).int(1).int(2).int(UTF_8);
  extension(bytes, 3, 4, whole.bytes());
  extension(bytes, 4, 8, new SavBytes().double(SYSTEM_MISSING).double(DOUBLE_MAX).double(LOWEST).bytes());
}

/** `$name=D1 1 length label names` for each set; names are the short ones, in small letters. */
function writeSets(bytes: SavBytes, sets: readonly DichotomySet[], places: readonly Placed[]): void {
  if (sets.length === 0) return;
  const shortNames = new Map(places.map(({ variable, shortNames: [first = ''] }) => [variable.name, first]));
  const lines = sets.map(({ name, label, variables }) => {
    const text = cut(label, LONGEST_LABEL);
    const names = variables.map((each) => (shortNames.get(each) ?? '').toLowerCase());
    return `${name}=D1 1 ${Buffer.byteLength(text)} ${text} ${names.join(' ')}\n`;
  });
  extension(bytes, 7, 1, Buffer.from(lines.join('')));
}

function writeDisplay(bytes: SavBytes, places: readonly Placed[]): void {
  const display = new SavBytes();
  for (const { variable, shortNames } of places) {
    const isText = variable.content.kind === 'text';
    const width = Math.max(4, Math.min(variable.shown.width, isText ? 32 : 12));
    for (const _piece of shortNames)
      display
        .int(MEASURES[variable.measure])
        .int(width)
        .int(isText ? 0 : 1);
  }
  extension(bytes, 11, 4, display.bytes());
}

/** The names as they are meant, and which strings are in pieces. */
function writeNames(bytes: SavBytes, places: readonly Placed[]): void {
  const names = places.map(({ variable, shortNames: [first = ''] }) => `${first}=${variable.name}`);
  extension(bytes, 13, 1, Buffer.from(names.join('\t')));
  const wide = places.flatMap(({ variable: { content }, shortNames: [first = '', ...more] }) =>
    content.kind === 'text' && more.length > 0
      ? [`${first}=${String(content.width).padStart(5, '0')}\0\t`]
      : [],
  );
  if (wide.length > 0) extension(bytes, 14, 1, Buffer.from(wide.join('')));
}
