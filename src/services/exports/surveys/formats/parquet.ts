/** Apache Parquet: typed columns, compressed, for R, Python, DuckDB and the like. */
import type { ByteWriter, ParquetWriter, SchemaElement } from 'hyparquet-writer';
import type { RowCells } from '../../../../domain/questionnaire/flow/index.js';
import { cellReader, type ValueKind, valueKind } from '../cell-values.js';
import type { ExportChoice } from '../choice.js';
import { blankOf, columnsOf, type ExportColumn } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';

export const parquet: ExportFormat = {
  name: 'parquet',
  title: 'Parquet',
  hint: 'Typed columns, for large data in R, Python and DuckDB',
  mediaType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  alone: true,
  options: ['values', 'columns', 'blanks', 'language', 'responses'],
  passes: 1,
  write: (source, choice) => parquetBytes(source, choice),
};

/** Cells, and characters of text, that are gathered before they are written as a group of rows. */
const MOST_CELLS = 1_000_000;
const MOST_CHARACTERS = 16_000_000;

const DAY = 86_400_000;

interface ParquetColumn {
  readonly element: SchemaElement;
  readonly read: (row: RowCells) => number | string | null;
  /** The group that is being gathered. */
  values: (number | string | null)[];
}

async function* parquetBytes(source: ExportSource, choice: ExportChoice): AsyncGenerator<Uint8Array> {
  const columns = columnsOf(source, choice).flatMap((column) => parquetColumns(column, choice));
  const writing = await import('hyparquet-writer');
  const out = new writing.ByteWriter();
  const file = new writing.ParquetWriter({
    writer: out,
    schema: [{ name: 'responses', num_children: columns.length }, ...columns.map(({ element }) => element)],
    kvMetadata: [
      { key: 'survey', value: source.survey.slug },
      { key: 'moment', value: new Date(source.moment).toISOString() },
    ],
    createdBy: 'Canvass',
  });
  let [rows, characters] = [0, 0];
  for await (const slice of source.rows()) {
    for (const row of slice) {
      rows += 1;
      for (const column of columns) {
        const value = column.read(row);
        if (typeof value === 'string') characters += value.length;
        column.values.push(value);
      }
    }
    if (rows * columns.length < MOST_CELLS && characters < MOST_CHARACTERS) continue;
    await writeGroup(file, columns, rows);
    yield taken(out);
    [rows, characters] = [0, 0];
  }
  if (rows > 0) await writeGroup(file, columns, rows);
  await file.finish();
  yield taken(out);
}

async function writeGroup(
  file: ParquetWriter,
  columns: readonly ParquetColumn[],
  rows: number,
): Promise<void> {
  const columnData = columns.map(({ element, values }) => ({ name: element.name, data: values }));
  await file.write({ columnData, rowGroupSize: rows });
  for (const column of columns) column.values = [];
}

/** What has been written, as bytes of its own; the writer goes on counting where it is in the file. */
function taken(out: ByteWriter): Uint8Array {
  const bytes = out.getBytes().slice();
  out.index = 0;
  return bytes;
}

/** The column, and where reasons are wanted one that says why its cells are blank. */
function parquetColumns(column: ExportColumn, choice: ExportChoice): readonly ParquetColumn[] {
  const kind = valueKind(column, choice);
  const isWhole =
    kind === 'code' || (kind === 'number' && (column.question === null || column.measure === 'ordinal'));
  const read = cellReader(column, choice);
  const own: ParquetColumn = {
    element: { name: column.name, repetition_type: 'OPTIONAL', ...typeOf(kind, isWhole) },
    read: kind === 'date' ? (row) => dayNumber(read(row)) : read,
    values: [],
  };
  if (choice.blanks === 'empty' || column.question === null) return [own];
  const why = {
    name: `.blank.${column.name}`,
    repetition_type: 'OPTIONAL',
    ...typeOf('text', false),
  } as const;
  return [own, { element: why, read: (row) => blankOf(column.cells, row), values: [] }];
}

function typeOf(kind: ValueKind, isWhole: boolean): Pick<SchemaElement, 'type' | 'converted_type'> {
  if (kind === 'text') return { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  if (kind === 'date') return { type: 'INT32', converted_type: 'DATE' };
  return { type: isWhole ? 'INT32' : 'DOUBLE' };
}

/** Days from 1 January 1970 in the Gregorian calendar, whichever was used then. */
function dayNumber(day: number | string | null): number | null {
  return typeof day === 'string' ? Date.parse(day) / DAY : null;
}
