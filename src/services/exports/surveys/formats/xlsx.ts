/** Excel: the answers, their codebook and the meaning of codes, each on a sheet of its own. */
import type { RowCells } from '../../../../domain/questionnaire/flow/index.js';
import { assert } from '../../../../shared/assert.js';
import { cellReader, valueKind } from '../cell-values.js';
import type { ExportChoice } from '../choice.js';
import { codebookOf } from '../codebook.js';
import { blankOf, columnsOf, type ExportColumn } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { reasonMark, unlikeMark } from '../marked-text.js';
import { inChunks } from '../text-chunks.js';
import { dayCell, numberCell, textCell } from '../xlsx/cells.js';
import { rowWriter, SHEET_END, sheetStart, type WriteCell } from '../xlsx/sheet.js';
import { sheetPath, workbookParts } from '../xlsx/workbook.js';
import { type ZipEntry, zipStream } from '../zip/zip-stream.js';

/** Excel's columns. */
const MOST_COLUMNS = 16_384;

export const xlsx: ExportFormat = {
  name: 'xlsx',
  title: 'Excel',
  hint: 'Answers, codebook and labels of codes on sheets of their own',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  alone: true,
  options: ['values', 'columns', 'blanks', 'language', 'responses'],
  mostColumns: MOST_COLUMNS,
  passes: 1,
  write: (source, choice) => zipStream(parts(source, choice, LIMITS), source.moment),
};

/** What a sheet holds at most: Excel's rows, and as many characters as any reader still takes. */
interface Limits {
  readonly rows: number;
  readonly characters: number;
}

const LIMITS: Limits = { rows: 1_048_576, characters: 2_000_000_000 };

/** The parts of the workbook; `limits` are those of a sheet, which tests make smaller. */
export async function* parts(
  source: ExportSource,
  choice: ExportChoice,
  limits: Limits,
): AsyncGenerator<ZipEntry> {
  const columns = columnsOf(source, choice);
  assert(columns.length <= MOST_COLUMNS, 'Excel has room for the columns');
  const names: string[] = [];
  const sheet = (name: string, content: () => AsyncIterable<Uint8Array>): ZipEntry => {
    names.push(name);
    return { name: sheetPath(names.length), content };
  };
  const answers = answerSheets(columns, source.rows(), choice, limits);
  while (!answers.isOver() || names.length === 0) {
    yield sheet(names.length === 0 ? 'Answers' : `Answers ${names.length + 1}`, () =>
      inChunks(answers.next()),
    );
  }
  yield sheet('Codebook', () => inChunks(codebookSheet(source, choice)));
  yield sheet('Value labels', () => inChunks(labelSheet(source, choice)));
  const { title } = source.survey;
  for (const [name, text] of workbookParts(names, { title, moment: source.moment }))
    yield { name, content: () => inChunks(one([text])) };
}

/** Sheets of answers, as many as there have to be: each goes on with the rows where the one before stopped. */
function answerSheets(
  columns: readonly ExportColumn[],
  slices: AsyncGenerator<Iterable<RowCells>>,
  choice: ExportChoice,
  limits: Limits,
) {
  const headers = sheetStart(columns.map(({ name }) => name));
  const write = rowWriter(columns.map((column) => answerCell(column, choice)));
  const rows = eachRow(slices);
  let ahead: IteratorResult<RowCells> | null = null;
  async function* next(): AsyncGenerator<Iterable<string>> {
    yield [headers];
    let [number, characters] = [1, headers.length];
    ahead ??= await rows.next();
    while (ahead.done !== true && number < limits.rows && characters < limits.characters) {
      number += 1;
      const text = write(ahead.value, number);
      characters += text.length;
      yield [text];
      ahead = await rows.next();
    }
    yield [SHEET_END];
  }
  return { next, isOver: () => ahead?.done === true };
}

async function* eachRow(slices: AsyncIterable<Iterable<RowCells>>): AsyncGenerator<RowCells, undefined> {
  for await (const slice of slices) yield* slice;
}

function answerCell(column: ExportColumn, choice: ExportChoice): WriteCell<RowCells> {
  const read = cellReader(column, choice);
  const isDay = valueKind(column, choice) === 'date';
  const withReasons = choice.blanks === 'reasons';
  return (reference, row) => {
    const value = read(row);
    if (typeof value === 'number') return numberCell(reference, value);
    if (value !== null)
      return isDay ? dayCell(reference, value) : textCell(reference, withReasons ? unlikeMark(value) : value);
    const reason = withReasons ? blankOf(column.cells, row) : null;
    return reason === null ? '' : textCell(reference, reasonMark(reason));
  };
}

async function* codebookSheet(source: ExportSource, choice: ExportChoice): AsyncGenerator<Iterable<string>> {
  const variables = codebookOf(columnsOf(source, choice), null);
  const write = rowWriter<(typeof variables)[number]>([
    (reference, { name }) => textCell(reference, name),
    (reference, { label }) => textCell(reference, label),
    (reference, { kind }) => textCell(reference, kind),
    (reference, { measure }) => textCell(reference, measure),
    (reference, { versions }) => textCell(reference, versions.join(' ')),
  ]);
  yield [sheetStart(['variable', 'label', 'kind', 'measure', 'versions'])];
  yield variables.map((variable, index) => write(variable, index + 2));
  yield [SHEET_END];
}

async function* labelSheet(source: ExportSource, choice: ExportChoice): AsyncGenerator<Iterable<string>> {
  const lines = codebookOf(columnsOf(source, choice), null).flatMap(({ name, codes }) =>
    codes.map((code) => ({ name, ...code })),
  );
  const write = rowWriter<(typeof lines)[number]>([
    (reference, { name }) => textCell(reference, name),
    (reference, { code }) =>
      typeof code === 'number' ? numberCell(reference, code) : textCell(reference, code),
    (reference, { label }) => textCell(reference, label),
    (reference, { missing }) => textCell(reference, missing ? 'yes' : ''),
  ]);
  yield [sheetStart(['variable', 'code', 'label', 'missing'])];
  yield lines.map((line, index) => write(line, index + 2));
  yield [SHEET_END];
}

async function* one(pieces: Iterable<string>): AsyncGenerator<Iterable<string>> {
  yield pieces;
}
