/** A CSV file as columns of texts and blanks. */
import { CsvError, parse } from 'csv-parse/sync';
import { ok, type Result, refuse } from '../../../shared/result.js';

/** A cell: its text, or null where it is blank. */
export type Cell = string | null;

/** The rows of a CSV file below its header. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: number;
  /** What `now()` and `today()` are in a filter: epoch milliseconds. */
  readonly now: number;
  /** The cells of the named column in the order of the rows; null where the header has no such name, or has it twice. */
  cells(name: string): readonly Cell[] | null;
}

/**
 * Reads RFC 4180 CSV, header first, with or without a byte order mark, lines ending in LF or CRLF; an empty cell or
 * `NA` is a blank. Refused with the line where a row has more or fewer cells than the header, or a quotation mark is
 * not closed.
 */
export function readCsvTable(text: string, now: number): Result<CsvTable, string> {
  const read = recordsOf(text);
  if (!read.ok) return read;
  const [header, ...rows] = read.value;
  if (header === undefined) return refuse('expected a header on the first line, found an empty file');
  return ok(tableOf(header, rows, now));
}

/** A table of rows that are already apart, for those who have no file. */
export function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  now: number,
): CsvTable {
  const read = new Map<string, readonly Cell[]>();
  return {
    header,
    rows: rows.length,
    now,
    cells(name) {
      const at = header.indexOf(name);
      if (at < 0 || header.lastIndexOf(name) !== at) return null;
      const known = read.get(name) ?? rows.map((row) => cellOf(row[at] ?? ''));
      read.set(name, known);
      return known;
    },
  };
}

const cellOf = (text: string): Cell => (text === '' || text === 'NA' ? null : text);

function recordsOf(text: string): Result<readonly (readonly string[])[], string> {
  const oneColumn = !/^\uFEFF?("(?:[^"]|"")*"|[^"\r\n]*?),/.test(text);
  try {
    return ok(
      parse(text, {
        bom: true,
        // In a file of one column a line with nothing on it is a row with a blank; elsewhere it is no row.
        skip_empty_lines: !oneColumn,
        record_delimiter: ['\r\n', '\n', '\r'],
      }) as string[][],
    );
  } catch (error) {
    if (error instanceof CsvError) return refuse(describeCsvError(error));
    throw error;
  }
}

function describeCsvError(error: CsvError): string {
  const { lines } = error as unknown as { readonly lines?: number };
  const line = lines === undefined ? 'a line' : `line ${lines}`;
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return `${line}: expected as many cells as the header has`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'expected a closing quotation mark, found the end of the file';
  return `${line}: expected RFC 4180 CSV (${error.message})`;
}
