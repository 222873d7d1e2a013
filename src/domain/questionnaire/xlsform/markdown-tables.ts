/** Reads a workbook written as Markdown tables: the first column names the sheet, the row below it holds the headers. */
import type { Grid, GridRow } from './grid.js';

/**
 * The sheets of the text, in order. Rows count from the header row of their sheet, blank and `---` rows left out; a sheet
 * named twice is read where it stands last. `\|` is a bar inside a cell; lines that open with `#` are comments.
 */
export function readMarkdownTables(text: string): readonly Grid[] {
  const sheets = new Map<string, GridRow[]>();
  let rows: GridRow[] | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const cells = cellsOf(line);
    if (cells === null) continue;
    const [sheet = '', ...rest] = cells;
    if (sheet !== '') {
      rows = [];
      sheets.delete(sheet);
      sheets.set(sheet, rows);
    }
    if (rest.some((cell) => cell !== '')) rows?.push({ row: rows.length + 1, cells: rest });
  }
  return [...sheets].map(([name, found]) => ({ name, rows: found }));
}

/** The trimmed cells between the line's bars; null for a line that is no row. */
function cellsOf(line: string): readonly string[] | null {
  if (/^\s*#/.test(line)) return null;
  const row = withoutComment(line);
  const first = row.indexOf('|');
  const last = row.lastIndexOf('|');
  if (first === last || row.slice(0, first).trim() !== '') return null;
  const inner = row.slice(first + 1, last);
  if (/^[|-]+$/.test(inner.trim())) return null;
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** The line without a `# comment` after its last bar. */
function withoutComment(line: string): string {
  const mark = line.indexOf('#', line.lastIndexOf('|') + 1);
  return mark === -1 ? line : line.slice(0, mark);
}
