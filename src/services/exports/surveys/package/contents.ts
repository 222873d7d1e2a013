/** The files of a package: each is made by a format of the hall, and counted and hashed on its way into the archive. */
import { createHash } from 'node:crypto';
import type { Questionnaire } from '../../../../domain/questionnaire/questionnaire.js';
import { present } from '../../../../shared/assert.js';
import { writeQuestionnaireBytes } from '../../../questionnaires/index.js';
import type { ExportChoice } from '../choice.js';
import { columnsOf } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { CODEBOOK_HEADERS, codebookCsv } from '../formats/codebook-csv.js';
import { codebookHtml } from '../formats/codebook-html.js';
import { csv } from '../formats/csv.js';
import { ddi } from '../formats/ddi.js';
import { DESIGNS_HEADERS, designs } from '../formats/designs.js';
import { jsonl } from '../formats/jsonl.js';
import { ORDERS_HEADERS, orders } from '../formats/orders.js';
import { PARADATA_HEADERS, paradata } from '../formats/paradata.js';
import { parquet } from '../formats/parquet.js';
import { readPython } from '../formats/read-python.js';
import { readR } from '../formats/read-r.js';
import { sav } from '../formats/sav.js';
import { xlsx } from '../formats/xlsx.js';

/** One file of a package, before it is made. */
export interface PackagedFile {
  readonly path: string;
  readonly title: string;
  readonly mediaType: string;
  /** What kind of table it is, where it is one. */
  readonly table: TableKind | null;
  /** Rows of the table that are responses; null where rows are something else. */
  readonly rows: number | null;
  readonly columns: number | null;
  /** Whether it grows with the responses. */
  readonly grows: boolean;
  content(): AsyncIterable<Uint8Array>;
}

/** The tables that `datapackage.json` has a schema for. */
export type TableKind = 'responses' | 'codebook' | 'paradata' | 'orders' | 'designs';

/** A file that has been made. */
export interface MadeFile extends PackagedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** How answers are written in a package: as codes with the reason of every blank, for programs. */
export function packagedChoice({ language, responses }: ExportChoice): ExportChoice {
  return {
    ...{ format: 'package', values: 'codes', columns: 'choices', blanks: 'reasons', excel: false },
    ...{ language, responses },
  };
}

/** The formats that read all rows, for whoever counts how often that is. */
export const ROW_FORMATS: readonly ExportFormat[] = [csv, sav, parquet, jsonl, xlsx, paradata, orders];

/** Every file of the package but those that describe the others. */
export function packagedFiles(source: ExportSource, asked: ExportChoice): readonly PackagedFile[] {
  const choice = packagedChoice(asked);
  const width = columnsOf(source, choice).length;
  const answers = (path: string, format: ExportFormat, table: TableKind | null = null) =>
    fileOf(source, choice, path, format, { table, rows: source.count, columns: width, grows: true });
  const table = (kind: TableKind, format: ExportFormat, headers: readonly string[], grows: boolean) =>
    fileOf(source, choice, `${kind}.csv`, format, {
      table: kind,
      rows: null,
      columns: headers.length,
      grows,
    });
  const plain = (path: string, format: ExportFormat) =>
    fileOf(source, choice, path, format, { table: null, rows: null, columns: null, grows: false });
  return [
    answers('responses.csv', csv, 'responses'),
    answers('responses.sav', sav),
    answers('responses.parquet', parquet),
    answers('responses.jsonl', jsonl),
    ...(width <= (xlsx.mostColumns ?? width) ? [answers('responses.xlsx', xlsx)] : []),
    table('codebook', codebookCsv, CODEBOOK_HEADERS, false),
    plain('codebook.html', codebookHtml),
    plain('codebook.xml', ddi),
    table('paradata', paradata, PARADATA_HEADERS, true),
    table('orders', orders, ORDERS_HEADERS, true),
    table('designs', designs, DESIGNS_HEADERS, false),
    plain('read.R', readR),
    plain('read.py', readPython),
    ...source.versions.flatMap(({ number, questionnaire }) => [
      questionnaireFile(questionnaire, `questionnaire-${number}.json`, 'application/json'),
      questionnaireFile(questionnaire, `questionnaire-${number}.xlsx`, xlsx.mediaType),
    ]),
  ];
}

type Shape = Pick<PackagedFile, 'table' | 'rows' | 'columns' | 'grows'>;

function fileOf(
  source: ExportSource,
  choice: ExportChoice,
  path: string,
  format: ExportFormat,
  shape: Shape,
): PackagedFile {
  const { title, mediaType } = format;
  return { path, title, mediaType, ...shape, content: () => format.write(source, choice) };
}

function questionnaireFile(questionnaire: Questionnaire, path: string, mediaType: string): PackagedFile {
  return {
    ...{ path, title: 'Questionnaire', mediaType, table: null, rows: null, columns: null, grows: false },
    content: async function* () {
      yield present(
        writeQuestionnaireBytes(questionnaire, path),
        'a questionnaire is written as JSON and as a workbook',
      );
    },
  };
}

/** The file's bytes as they are made; once they are over, `done` is told their number and digest. */
export async function* counted(
  file: PackagedFile,
  done: (made: MadeFile) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of file.content()) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  done({ ...file, bytes, sha256: hash.digest('hex') });
}
