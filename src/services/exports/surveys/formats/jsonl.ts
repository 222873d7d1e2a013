/** JSON Lines (jsonlines.org): an object a response, with numbers as numbers and texts as they were typed. */
import type { RowCells } from '../../../../domain/questionnaire/flow/index.js';
import { cellReader } from '../cell-values.js';
import type { ExportChoice } from '../choice.js';
import { blankOf, columnsOf, type ExportColumn } from '../columns.js';
import type { ExportFormat } from '../format.js';
import { inChunks } from '../text-chunks.js';

/** Where the reasons of blanks stand; no question can be called so. */
const BLANKS = '.blanks';

export const jsonl: ExportFormat = {
  name: 'jsonl',
  title: 'JSON Lines',
  hint: 'One object a line, for programs',
  mediaType: 'application/jsonl',
  extension: 'jsonl',
  alone: true,
  options: ['values', 'columns', 'blanks', 'language', 'responses'],
  passes: 1,
  write: (source, choice) => inChunks(lines(columnsOf(source, choice), source.rows(), choice)),
};

async function* lines(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<Iterable<RowCells>>,
  choice: ExportChoice,
): AsyncGenerator<Iterable<string>> {
  const writers = columns.map((column) => {
    const [key, read] = [`${JSON.stringify(column.name)}:`, cellReader(column, choice)];
    return (row: RowCells) => {
      const value = read(row);
      return `${key}${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
    };
  });
  const withBlanks = choice.blanks === 'reasons';
  function* objects(slice: Iterable<RowCells>): Generator<string> {
    for (const row of slice) {
      let line = '{';
      for (const [index, write] of writers.entries()) line += index === 0 ? write(row) : `,${write(row)}`;
      yield withBlanks ? `${line},"${BLANKS}":${blanksOf(columns, row)}}\n` : `${line}}\n`;
    }
  }
  for await (const slice of rows) yield objects(slice);
}

/** Why cells are blank, by the column's name. */
function blanksOf(columns: readonly ExportColumn[], row: RowCells): string {
  const blank = columns.flatMap(({ name, cells }) => {
    const reason = blankOf(cells, row);
    return reason === null ? [] : [`${JSON.stringify(name)}:"${reason}"`];
  });
  return `{${blank.join(',')}}`;
}
