/** What a form says to other tools and not to surveys: kept as it was written, so that a form that is written again has lost nothing. */
import type { CarriedCells, CarriedFile, CarriedForm, Questionnaire } from '../questionnaire.js';
import { cleanCell, type Grid } from './grid.js';
import type { Column } from './headers.js';
import { type Languages, languageWords } from './languages.js';
import type { Reading } from './reading.js';
import { isFilterName } from './references.js';
import { everyRow } from './rows.js';
import type { TableRow } from './table.js';
import { sheetOf, type WrittenRow } from './write-sheet.js';

/** Sheets of XLSForm that surveys have no use for. */
const SHEETS = ['entities', 'osm'];

/** The columns of the sheet survey that a questionnaire says itself, by their paths. */
const OF_PARTS: ReadonlySet<string> = new Set([
  ...['type', 'name', 'label', 'hint', 'guidance_hint', 'default', 'choice_filter', 'parameters', 'trigger'],
  ...['bind::required', 'bind::jr:requiredMsg', 'bind::relevant', 'bind::constraint', 'bind::readonly'],
  ...['bind::jr:constraintMsg', 'bind::calculate', 'control::appearance', 'control::rows'],
  ...['control::jr:count', 'media::image', 'image_alt', 'page', 'order', 'disabled'],
]);
/** The same of the sheet settings; whether choices may be doubled shows in the choices. */
const OF_SETTINGS: ReadonlySet<string> = new Set([
  ...['title', 'id_string', 'version', 'default_language', 'pages', 'completion'],
  ...['allow_choice_duplicates', 'clean_text_values'],
]);
/** The same of the sheet choices, whose other columns are filters where a filter can name them. */
const OF_CHOICES: ReadonlySet<string> = new Set([
  ...['list_name', 'name', 'label', 'media::image', 'image_alt', 'behaviour'],
]);

/** What a row of the survey carries; nothing where it carries nothing. */
export function carriedByPart(
  row: TableRow,
  languages: Languages,
): { readonly carried?: CarriedCells | undefined } {
  return unlessEmpty(cellsBut(row, (path) => OF_PARTS.has(path), languages));
}

/** What a row of the choices carries; nothing where it carries nothing. */
export function carriedByChoice(
  row: TableRow,
  languages: Languages,
): { readonly carried?: CarriedCells | undefined } {
  return unlessEmpty(cellsBut(row, (path) => OF_CHOICES.has(path) || isFilterName(path), languages));
}

function unlessEmpty(carried: CarriedCells): { readonly carried?: CarriedCells } {
  return Object.keys(carried).length === 0 ? {} : { carried };
}

/** What the form as a whole carries; nothing where it carries nothing. */
export function carriedByForm(
  { tables, rows, languages }: Reading,
  grids: readonly Grid[],
): { readonly carried?: CarriedForm } {
  const [settings] = tables.settings.rows;
  const sheets = Object.fromEntries(
    grids
      .filter(({ name }) => SHEETS.includes(name.toLowerCase()))
      .map(({ name, rows: filled }) => [name.toLowerCase(), filledRows(filled.map(({ cells }) => cells))])
      .filter(([, filled]) => filled !== undefined && filled.length > 1),
  );
  const cells = settings === undefined ? {} : cellsBut(settings, (path) => OF_SETTINGS.has(path), languages);
  const files = filesOf(rows);
  const isEmpty = [cells, sheets, files].every((said) => Object.keys(said).length === 0);
  return isEmpty ? {} : { carried: { ...(files.length === 0 ? {} : { files }), settings: cells, sheets } };
}

/** The files that rows name. Written at the end, outside every group, which leaves out one whose name a part has there. */
function filesOf(rows: Reading['rows']): readonly CarriedFile[] {
  const taken = new Set(rows.flatMap(({ type, name }) => (fileType(type) === null ? [name] : [])));
  return everyRow(rows).flatMap(({ type, name }) => {
    const found = fileType(type);
    return found === null || taken.has(name) ? [] : [{ type: found, name }];
  });
}

function fileType(type: string): CarriedFile['type'] | null {
  return type === 'xml-external' || type === 'csv-external' ? type : null;
}

/**
 * Whether a header that the questionnaire carries has a single colon, which divides nothing on a sheet where another has
 * two, and something on a sheet where none has: such sheets are written with two in some header.
 */
export function hasSingleColons({ parts, lists }: Questionnaire): boolean {
  const isSingle = (carried: CarriedCells = {}) =>
    Object.keys(carried).some((header) => header.includes(':') && !header.includes('::'));
  const within = (all: Questionnaire['parts']): boolean =>
    all.some((part) => isSingle(part.carried) || (part.kind !== 'question' && within(part.children)));
  return (
    within(parts) ||
    Object.values(lists)
      .flat()
      .some(({ carried }) => isSingle(carried))
  );
}

/** The rows of the survey that name the files which the questionnaire carries. */
export function carriedFiles({ carried }: Questionnaire): readonly WrittenRow[] {
  return (carried?.files ?? []).map(({ type, name }) => ({ type, name }));
}

/** The sheets that the questionnaire carries. */
export function carriedSheets({ carried }: Questionnaire): readonly Grid[] {
  return Object.entries(carried?.sheets ?? {}).map(([name, [headers = [], ...rows]]) =>
    sheetOf(
      name,
      headers,
      rows.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']))),
      headers,
    ),
  );
}

function cellsBut(row: TableRow, isKnown: (path: string) => boolean, languages: Languages): CarriedCells {
  return Object.fromEntries(
    [...row.cells].flatMap(([path, cells]) =>
      isKnown(path) ? [] : cells.map(({ column, text }) => [headerOf(column, languages), text]),
    ),
  );
}

/** Parts of a header that mean something before a single colon, as old forms have it. */
const DIVIDED = /^(bind|control|instance|media)::/;

/** The header under which the column means the same on any sheet, in the words for its language that other columns have. */
function headerOf({ header, path, language }: Column, { all, codeOf }: Languages): string {
  const found = all.find(({ code }) => language !== null && code === codeOf(language));
  if (found !== undefined) return `${path}::${languageWords(found)}`;
  return header.includes(':') && !header.includes('::') && DIVIDED.test(path) ? path : header;
}

/** Cleaned as all cells are; columns without a header and rows without a cell say nothing. */
function filledRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const clean = rows.map((cells) => cells.map(cleanCell));
  const headed = [...(clean[0] ?? []).keys()].filter((at) => clean[0]?.[at] !== '');
  return clean
    .map((cells) => headed.map((at) => cells[at] ?? ''))
    .filter((cells, at) => at === 0 || cells.some((text) => text !== ''));
}
