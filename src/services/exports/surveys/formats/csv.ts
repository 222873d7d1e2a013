/** Comma-separated values (RFC 4180): one line a response, safe to open in a spreadsheet program. */
import { BLANK_REASONS, type RowCells } from '../../../../domain/questionnaire/flow/index.js';
import { quotedCell } from '../../../../shared/spreadsheet.js';
import type { ExportChoice } from '../choice.js';
import { blankOf, columnsOf, type ExportColumn, listText } from '../columns.js';
import type { ExportFormat } from '../format.js';
import { reasonMark, unlikeMark } from '../marked-text.js';
import { inChunks } from '../text-chunks.js';

export const csv: ExportFormat = {
  name: 'csv',
  title: 'CSV',
  hint: 'A plain table that every program reads',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  alone: true,
  options: ['values', 'columns', 'blanks', 'language', 'excel', 'responses'],
  passes: 1,
  write: (source, choice) =>
    inChunks(csvLines(columnsOf(source, choice), source.rows(), choice), choice.excel),
};

type Style = Pick<ExportChoice, 'values' | 'blanks' | 'excel'>;

/** Lines of CSV, headers first. */
export async function* csvLines(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<Iterable<RowCells>>,
  style: Style,
): AsyncGenerator<Iterable<string>> {
  const end = lineEnd(style);
  yield [`${columns.map(({ name }) => quotedCell(name)).join(',')}${end}`];
  const writers = columns.map((column) => cellWriter(column, style));
  function* lines(slice: Iterable<RowCells>): Generator<string> {
    for (const row of slice) {
      let line = '';
      for (const [index, write] of writers.entries()) line += index === 0 ? write(row) : `,${write(row)}`;
      yield line + end;
    }
  }
  for await (const slice of rows) yield lines(slice);
}

/** Excel and RFC 4180 end lines with both characters, everybody else with one. */
export function lineEnd({ excel }: Pick<ExportChoice, 'excel'>): string {
  return excel ? '\r\n' : '\n';
}

type CellWriter = (row: RowCells) => string;

/** Writes one column's cells, ready to stand between commas; what can be written once is. */
function cellWriter({ cells, codes }: ExportColumn, { values, blanks }: Style): CellWriter {
  const withReasons = blanks === 'reasons';
  const reasons = ['', ...BLANK_REASONS.map((reason) => (withReasons ? reasonMark(reason) : ''))];
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
