/** What a form says to other tools and not to surveys: kept as it was written, so that a form that is written again has lost nothing. */
import type { CarriedCells, CarriedForm, Questionnaire } from '../questionnaire.js';
import { cleanCell, type Grid } from './grid.js';
import type { TableRow } from './table.js';
import { sheetOf } from './write-sheet.js';

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

/** What a row of the survey carries; nothing where it carries nothing. */
export function carriedByPart(row: TableRow): { readonly carried?: CarriedCells } {
  const carried = cellsBut(row, OF_PARTS);
  return Object.keys(carried).length === 0 ? {} : { carried };
}

/** What the form as a whole carries; nothing where it carries nothing. */
export function carriedByForm(
  settings: TableRow | undefined,
  grids: readonly Grid[],
): { readonly carried?: CarriedForm } {
  const sheets = Object.fromEntries(
    grids
      .filter(({ name }) => SHEETS.includes(name.toLowerCase()))
      .map(({ name, rows }) => [name.toLowerCase(), filledRows(rows.map(({ cells }) => cells))])
      .filter(([, rows]) => rows !== undefined && rows.length > 1),
  );
  const cells = settings === undefined ? {} : cellsBut(settings, OF_SETTINGS);
  const isEmpty = Object.keys(cells).length === 0 && Object.keys(sheets).length === 0;
  return isEmpty ? {} : { carried: { settings: cells, sheets } };
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

/** Columns in a language are left out: they would bring it back where its author has removed it. */
function cellsBut(row: TableRow, known: ReadonlySet<string>): CarriedCells {
  return Object.fromEntries(
    [...row.cells].flatMap(([path, cells]) =>
      cells
        .filter(({ column }) => !known.has(path) && column.language === null)
        .map(({ column, text }) => [column.header, text]),
    ),
  );
}

/** Cleaned as all cells are; columns without a header and rows without a cell say nothing. */
function filledRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const clean = rows.map((cells) => cells.map(cleanCell));
  const headed = [...(clean[0] ?? []).keys()].filter((at) => clean[0]?.[at] !== '');
  return clean
    .map((cells) => headed.map((at) => cells[at] ?? ''))
    .filter((cells, at) => at === 0 || cells.some((text) => text !== ''));
}
