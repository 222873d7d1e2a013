/** `datapackage.json` (Data Package 2.0, Frictionless Data) and the manifest: what the files of a package are. */
import { ROW_BLANKS } from '../../../surveys/rows-beside.js';
import { type CodebookVariable, codebookOf } from '../codebook.js';
import { columnsOf } from '../columns.js';
import type { ExportSource } from '../format.js';
import { CODEBOOK_HEADERS } from '../formats/codebook-csv.js';
import { DESIGNS_HEADERS } from '../formats/designs.js';
import { ORDERS_HEADERS } from '../formats/orders.js';
import { PARADATA_HEADERS } from '../formats/paradata.js';
import { reasonMark } from '../marked-text.js';
import type { MadeFile, TableKind } from './contents.js';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** The package's description of itself. */
export function datapackageJson(source: ExportSource, files: readonly MadeFile[], language: string): string {
  const { survey, moment } = source;
  const described = {
    $schema: `${PROFILES}/datapackage.json`,
    name: survey.slug,
    title: survey.title,
    description: `Answers to a survey of ${survey.lab}: ${source.count} responses, as they were at one moment.`,
    created: new Date(moment).toISOString(),
    contributors: [{ title: survey.lab }],
    resources: files.map((file) => resourceOf(source, file, language)),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

function resourceOf(source: ExportSource, file: MadeFile, language: string) {
  const { path, title, mediaType, table, bytes, sha256 } = file;
  const own = {
    name: path.toLowerCase().replaceAll('.', '-'),
    path,
    title,
    format: path.split('.').at(-1),
    mediatype: mediaType.split(';')[0],
    bytes,
    hash: `sha256:${sha256}`,
  };
  if (table === null) return own;
  const dialect = { $schema: `${PROFILES}/tabledialect.json`, delimiter: ',', lineTerminator: '\n' };
  const schema = { $schema: `${PROFILES}/tableschema.json`, ...SCHEMAS[table](source, language) };
  return { ...own, type: 'table', encoding: 'utf-8', dialect, schema };
}

interface Field {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'string' | 'date';
}

interface Schema {
  readonly fields: readonly Field[];
  readonly missingValues: readonly string[];
}

/** Columns of these names that are whole numbers; all others are texts. */
const WHOLE = new Set(['response', 'seconds', 'position', 'design_version', 'task', 'count', 'version']);

function plainSchema(headers: readonly string[]): () => Schema {
  const fields = headers.map((name): Field => ({ name, type: WHOLE.has(name) ? 'integer' : 'string' }));
  return () => ({ fields, missingValues: [''] });
}

const SCHEMAS: Readonly<Record<TableKind, (source: ExportSource, language: string) => Schema>> = {
  responses: (source, language) => ({
    fields: codebookOf(columnsOf(source, { columns: 'choices', language }), null).map(fieldOf),
    missingValues: ['', ...ROW_BLANKS.map(reasonMark)],
  }),
  codebook: plainSchema(CODEBOOK_HEADERS),
  paradata: plainSchema(PARADATA_HEADERS),
  orders: plainSchema(ORDERS_HEADERS),
  designs: plainSchema(DESIGNS_HEADERS),
};

const TYPES = { code: 'integer', number: 'number', date: 'date', text: 'string' } as const;

function fieldOf({
  name,
  label,
  kind,
  measure,
  codes,
}: CodebookVariable): Field & Readonly<Record<string, unknown>> {
  const categories = codes.map((each) => ({ value: each.code, label: each.label }));
  const ordered = measure === 'ordinal' ? { categoriesOrdered: true } : {};
  const saysNothing = codes.flatMap((each) => (each.missing ? [each.code] : []));
  return {
    ...{ name, type: TYPES[kind], title: label },
    ...(categories.length === 0 ? {} : { categories, ...ordered }),
    ...(saysNothing.length === 0 ? {} : { 'canvass:saysNothing': saysNothing }),
  };
}

/** `manifest.json`: every file with its size and digest, and of tables the rows and columns. */
export function manifestJson({ survey, moment, count }: ExportSource, files: readonly MadeFile[]): string {
  const listed = files.map(({ path, bytes, sha256, rows, columns }) => ({
    path,
    bytes,
    sha256,
    rows,
    columns,
  }));
  const manifest = {
    format: 'canvass-survey-package/1',
    survey: survey.slug,
    moment: new Date(moment).toISOString(),
    responses: count,
    files: listed,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
