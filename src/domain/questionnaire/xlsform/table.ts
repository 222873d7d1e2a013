/** A sheet whose headers are understood: rows in which a cell is found by what its column means. */
import type { Texts } from '../../../shared/language.js';
import type { Place } from '../questionnaire.js';
import { cleanCell, type Grid, type GridRow, type SheetFault } from './grid.js';
import { type Column, columnOf, type HeaderRules, usualHeader } from './headers.js';
import type { Languages } from './languages.js';

/** One filled cell. */
export interface Cell {
  readonly column: Column;
  readonly text: string;
}

/** One row; `cells` has the filled ones by the path of their column, one for each language. */
export interface TableRow {
  readonly place: Place;
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  /** The header of each column of the sheet by its path, for faults. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface Table {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** The sheet as a table, and what is wrong with its headers. A workbook of Excel's may have values without a header. */
export function tableOf(grid: Grid, rules: HeaderRules): { table: Table; faults: readonly SheetFault[] } {
  const [first, ...rest] = grid.rows.map(({ row, cells }) => ({ row, cells: cells.map(cleanCell) }));
  const names = first?.cells ?? [];
  const double = names.some((header) => header.includes('::'));
  const columns = names.map((header) => (header === '' ? null : columnOf(header, double, rules)));
  const found = columns.filter((column) => column !== null);
  const headers = new Map<string, string>();
  for (const { path, header } of found) if (!headers.has(path)) headers.set(path, header);
  const rows = rest.map(({ row, cells }) => ({
    place: { sheet: grid.name, row },
    cells: cellsByPath(columns, cells),
    headers,
  }));
  const faults = [...doubled(grid, found), ...headless(grid, rest, columns)];
  return { table: { sheet: grid.name, columns: found, rows }, faults };
}

function cellsByPath(
  columns: readonly (Column | null)[],
  cells: readonly string[],
): ReadonlyMap<string, readonly Cell[]> {
  const byPath = new Map<string, Cell[]>();
  columns.forEach((column, at) => {
    const text = cells[at] ?? '';
    if (column === null || text === '') return;
    byPath.set(column.path, [...(byPath.get(column.path) ?? []), { column, text }]);
  });
  return byPath;
}

/** Two headers for one column leave open which of them counts. */
function doubled(grid: Grid, columns: readonly Column[]): readonly SheetFault[] {
  const seen = new Map<string, string>();
  return columns.flatMap(({ header, path, language }) => {
    const key = JSON.stringify([path, language]);
    const other = seen.get(key);
    seen.set(key, header);
    if (other === undefined) return [];
    return [
      headerFault(grid, header, `expected one column, found two names for it: "${other}" and "${header}"`),
    ];
  });
}

function headless(
  grid: Grid,
  rows: readonly GridRow[],
  columns: readonly (Column | null)[],
): readonly SheetFault[] {
  return rows.flatMap(({ row, cells }) => {
    const at = cells.findIndex((text, index) => text !== '' && (columns[index] ?? null) === null);
    if (at === -1) return [];
    const sentence = `expected a header above "${(cells[at] ?? '').slice(0, 40)}", found none`;
    return [{ sheet: grid.name, row, column: null, sentence }];
  });
}

function headerFault(grid: Grid, header: string, sentence: string): SheetFault {
  return { sheet: grid.name, row: grid.rows[0]?.row ?? 1, column: header, sentence };
}

/** The text of the cell; empty where there is none. Where the column comes in languages, the first of them. */
export function textAt(row: TableRow, path: string): string {
  return row.cells.get(path)?.[0]?.text ?? '';
}

/** The column's text in each language, in the order of the languages; a marked column counts more than the plain one. */
export function textsAt(row: TableRow, path: string, languages: Languages): Texts {
  const cells = row.cells.get(path) ?? [];
  const plain = cells.filter(({ column }) => column.language === null);
  const marked = cells.filter(({ column }) => column.language !== null);
  const texts = new Map(
    [...plain, ...marked].map(({ column, text }) => [languages.codeOf(column.language), text]),
  );
  return Object.fromEntries(
    languages.all.flatMap(({ code }) => {
      const text = texts.get(code);
      return text === undefined ? [] : [[code, text]];
    }),
  );
}

/** A fault at the cell of this row, named by the header that the author wrote; a null path is the whole row. */
export function faultAt(row: TableRow, path: string | null, sentence: string): SheetFault {
  const column =
    path === null
      ? null
      : (row.cells.get(path)?.[0]?.column.header ?? row.headers.get(path) ?? usualHeader(path));
  return { ...row.place, column, sentence };
}
