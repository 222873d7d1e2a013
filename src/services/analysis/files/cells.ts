/** Lines of CSV (RFC 4180) whose numbers are numbers and whose texts no spreadsheet program runs. */
import { quotedCell } from '../../../shared/spreadsheet.js';

/** A text, a number, or nothing. */
export type Cell = string | number | null;

/** The lines, headers first. */
export function csvText(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : quotedCell(cell);
}
