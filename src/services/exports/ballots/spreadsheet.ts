/** CSV that a spreadsheet opens without running anything in it. */
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../../shared/spreadsheet.js';

/** The rows, headers first, as CSV (RFC 4180, lines ended by a line feed); cells that could be formulas get an apostrophe. */
export function safeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(rows.map((row) => row.map((cell) => safeCell(String(cell)))));
}
