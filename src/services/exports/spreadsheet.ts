/** CSV that a spreadsheet opens without running anything in it. */
import { stringify } from 'csv-stringify/sync';

/** Text that a spreadsheet could take for a formula, apostrophes before it included (OWASP, CSV injection). */
const FORMULA = /^'*[=+\-@\t\r]/;

/** The rows, headers first, as CSV (RFC 4180, lines ended by a line feed); cells that could be formulas get an apostrophe. */
export function safeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(rows.map((row) => row.map(safeCell)));
}

function safeCell(cell: string | number): string {
  const text = String(cell);
  return FORMULA.test(text) ? `'${text}` : text;
}
