/** Comma-separated values (RFC 4180): one line a response, safe to open in a spreadsheet program. */
import type { RowCells } from '../../../../domain/questionnaire/flow/index.js';
import { quotedCell } from '../../../../shared/spreadsheet.js';
import { ROW_BLANKS } from '../../../surveys/rows-beside.js';
import { ByteLines } from '../byte-lines.js';
import type { ExportChoice } from '../choice.js';
import { blankOf, columnsOf, type ExportColumn, listText } from '../columns.js';
import type { ExportFormat } from '../format.js';
import { reasonMark, unlikeMark } from '../marked-text.js';

export const csv: ExportFormat = {
  name: 'csv',
  title: 'CSV',
  hint: 'A plain table that every program reads',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  alone: true,
  options: ['values', 'columns', 'blanks', 'language', 'excel', 'responses'],
  passes: 1,
  write: (source, choice) => csvBytes(columnsOf(source, choice), source.rows(), choice),
};

type Style = Pick<ExportChoice, 'values' | 'blanks' | 'excel'>;

/** U+FEFF, by which Excel knows that a text file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const COMMA = 0x2c;

/** CSV, headers first. */
async function* csvBytes(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<Iterable<RowCells>>,
  style: Style,
): AsyncGenerator<Uint8Array> {
  const out = new ByteLines();
  const end = lineEnd(style);
  if (style.excel) out.text(BYTE_ORDER_MARK);
  out.text(`${columns.map(({ name }) => quotedCell(name)).join(',')}${end}`);
  const cells = columns.map((column) => cellText(column, style));
  for await (const slice of rows) {
    for (const row of slice) {
      writeLine(cells, row, out);
      out.text(end);
      if (out.isFull) yield out.take();
    }
  }
  yield out.take();
}

/** A function of its own, as the engine compiles a loop inside a generator again and again before it is quick. */
function writeLine(cells: readonly CellText[], row: RowCells, out: ByteLines): void {
  for (let at = 0; at < cells.length; at += 1) {
    if (at > 0) out.sign(COMMA);
    const text = (cells[at] as CellText)(row);
    if (text !== '') out.text(text);
  }
}

/** Excel and RFC 4180 end lines with both characters, everybody else with one. */
export function lineEnd({ excel }: Pick<ExportChoice, 'excel'>): string {
  return excel ? '\r\n' : '\n';
}

type CellText = (row: RowCells) => string;

/** One column's cells, ready to stand between commas; what can be written once is. */
function cellText({ cells, codes }: ExportColumn, { values, blanks }: Style): CellText {
  const withReasons = blanks === 'reasons';
  const reasons = ['', ...ROW_BLANKS.map((reason) => (withReasons ? reasonMark(reason) : ''))];
  const typed = withReasons ? (text: string) => quotedCell(unlikeMark(text)) : quotedCell;
  if (cells.kind === 'list') {
    return (row) => {
      const text = listText(cells, row, values);
      if (text !== null) return quotedCell(text);
      const reason = blankOf(cells, row);
      return withReasons && reason !== null ? reasonMark(reason) : '';
    };
  }
  const { at } = cells;
  const known = new Map(
    (codes ?? []).map(({ code, label }) => [code, values === 'labels' ? quotedCell(label) : String(code)]),
  );
  return (row) => {
    const value = row.values[at] ?? null;
    if (value === null) return reasons[row.blanks[at] ?? 0] ?? '';
    return typeof value === 'string' ? typed(value) : (known.get(value) ?? String(value));
  };
}
