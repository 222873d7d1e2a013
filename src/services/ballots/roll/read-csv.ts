/** Reads CSV text row by row, within bounds, telling the line at which every row begins. */
import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';

export type Separator = ',' | ';' | '\t';
export const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** One row, its cells without blanks around them. */
export interface CsvRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Thrown where a file cannot be read on; the message is a sentence for whoever uploaded it. */
export class UnreadableCsv extends Error {
  override readonly name = 'UnreadableCsv';
}

export const LARGEST_ROLL = 50_000;
export const MOST_COLUMNS = 100;
/** No honest row of a roll is longer; an unclosed quotation mark makes one that is. */
const LONGEST_ROW = 50_000;
const CHUNK = 1 << 16;
/** How many records are looked at to find the separator. */
const SAMPLE_RECORDS = 50;

/**
 * The rows of `text`, the header first; rows with nothing in them are left out. Works in small steps so that
 * other requests are answered meanwhile. Throws `UnreadableCsv` for a quotation mark that is never closed and
 * for more than 50,000 rows or 100 columns.
 */
export async function* readCsv(text: string, separator: Separator): AsyncGenerator<CsvRow> {
  let parsedTo = 0;
  const withLine = (row: readonly string[], context: { readonly lines: number }): CsvRow => {
    const line = parsedTo + 1;
    parsedTo = context.lines;
    return { line, cells: row.map(trimCell) };
  };
  const options = {
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    on_record: withLine,
  };
  // csv-parse may hand out records of any shape, which its own types do not say of a stream.
  const parsed = Readable.from(chunksOf(text)).compose(parse(options as unknown as Options));
  let rows = -1;
  try {
    for await (const row of parsed as AsyncIterable<CsvRow>) {
      if (row.cells.length > MOST_COLUMNS) throw new UnreadableCsv(tooWide(row.line));
      if (row.cells.every((cell) => cell === '')) continue;
      rows += 1;
      if (rows > LARGEST_ROLL) throw new UnreadableCsv(TOO_LONG);
      yield row;
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableCsv(brokenAt(parsedTo + 1)) : error;
  }
}

const TOO_LONG =
  'The file has more than 50,000 members. Split it into files of at most 50,000 and upload them one after the other.';

function tooWide(line: number): string {
  return `Line ${line} has more than ${MOST_COLUMNS} cells. Save the roll as CSV with one column for each kind of detail.`;
}

function brokenAt(line: number): string {
  return `Line ${line} cannot be read: a quotation mark is opened there and never closed. Correct that line and upload the file again.`;
}

function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK);
}

/** Blanks of every kind around a cell are how spreadsheets leave it, not part of a name. */
function trimCell(cell: string): string {
  return cell.trim();
}

/** A first line such as `sep=;`, by which spreadsheet programs tell each other the separator. */
const DECLARATION = /^sep=([,;\t])(\r\n|\r|\n|$)/i;

/**
 * The separator of a CSV text, and where its first record starts. It is declared, or else it is the one that
 * occurs in the header and divides most of the first records into as many cells as the header. A file of one
 * column has none: comma.
 */
export function findSeparator(text: string): { separator: Separator; declaration: string } {
  const declared = DECLARATION.exec(text);
  if (declared !== null) return { separator: declared[1] as Separator, declaration: declared[0] };
  const records = countSeparators(text);
  const [header] = records;
  const scored = SEPARATORS.map((separator) => ({
    separator,
    inHeader: header?.[separator] ?? 0,
    agreeing: records.filter((record) => record[separator] === header?.[separator]).length,
  })).filter(({ inHeader }) => inHeader > 0);
  scored.sort((one, other) => other.agreeing - one.agreeing || other.inHeader - one.inHeader);
  return { separator: scored[0]?.separator ?? ',', declaration: '' };
}

/** How often each separator stands outside quotation marks in each of the first records. */
function countSeparators(text: string): Record<Separator, number>[] {
  const records: Record<Separator, number>[] = [];
  let counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const character of text.slice(0, CHUNK)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ',' || character === ';' || character === '\t'))
      counts[character] += 1;
    else if (!quoted && character === '\n') {
      records.push(counts);
      if (records.length === SAMPLE_RECORDS) return records;
      counts = { ',': 0, ';': 0, '\t': 0 };
    }
  }
  records.push(counts);
  return records;
}
