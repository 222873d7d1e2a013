/** Which sheets of a workbook are read, and as what; with the faults of their names and headers. */
import { type Grid, type SheetFault, tooLarge } from './grid.js';
import {
  CANVASS_HEADERS,
  CHOICE_HEADERS,
  ENTITY_HEADERS,
  type HeaderRules,
  SETTINGS_HEADERS,
  SURVEY_HEADERS,
} from './headers.js';
import { distance, filterNames, misspeltColumns, misspeltSheets, similarHeader } from './spelling.js';
import { type Table, tableOf } from './table.js';

const SHEETS = {
  survey: SURVEY_HEADERS,
  choices: CHOICE_HEADERS,
  settings: SETTINGS_HEADERS,
  external_choices: CHOICE_HEADERS,
  quotas: CANVASS_HEADERS,
  screen_outs: CANVASS_HEADERS,
  entities: ENTITY_HEADERS,
  osm: CHOICE_HEADERS,
} as const satisfies Record<string, HeaderRules>;

export type SheetName = keyof typeof SHEETS;

/** The workbook's sheets by name; those that it does not have are empty. */
export interface Workbook {
  readonly tables: Readonly<Record<SheetName, Table>>;
  /** Every sheet's name as written, for faults about missing ones. */
  readonly sheetNames: readonly string[];
  readonly faults: readonly SheetFault[];
  readonly notes: readonly SheetFault[];
  /** Names that are nearly those of sheets and columns that are read: notes, and beside faults perhaps their cause. */
  readonly misspelt: readonly SheetFault[];
}

/** Finds the sheets, whatever the case of their names. A workbook of one sheet is a survey under any name. */
export function readWorkbook(grids: readonly Grid[]): Workbook {
  const sheetNames = grids.map(({ name }) => name);
  const large = tooLarge(grids);
  const only = grids.length === 1 && !isSheet(grids[0]?.name.toLowerCase() ?? '') ? grids[0] : undefined;
  const byName = new Map(grids.map((grid) => [grid.name.toLowerCase(), grid]));
  if (only !== undefined) byName.set('survey', only);
  const settings = withoutOldId(byName.get('settings') ?? empty('settings'));
  byName.set('settings', settings.grid);
  const read = (name: SheetName) =>
    tableOf(large === null ? (byName.get(name) ?? empty(name)) : empty(name), SHEETS[name]);
  const tables = (Object.keys(SHEETS) as SheetName[]).map((name) => ({ name, ...read(name) }));
  const faults = large === null ? tables.flatMap(({ faults }) => faults) : [large];
  const missing =
    large === null ? missingSurvey(tables.find(({ name }) => name === 'survey')?.table, sheetNames) : [];
  return {
    tables: Object.fromEntries(tables.map(({ name, table }) => [name, table])) as Record<SheetName, Table>,
    sheetNames,
    faults: [...missing, ...faults],
    notes: settings.notes,
    misspelt: large === null ? spellingNotes(grids, byName, tables) : [],
  };
}

/** What is told of names that are nearly those of sheets and columns that are read. */
function spellingNotes(
  grids: readonly Grid[],
  byName: ReadonlyMap<string, Grid>,
  tables: readonly { readonly name: SheetName; readonly table: Table }[],
): readonly SheetFault[] {
  const survey = tables.find(({ name }) => name === 'survey')?.table;
  const filters = survey === undefined ? new Set<string>() : filterNames(survey);
  return [
    ...misspeltSheets(grids, Object.keys(SHEETS)),
    ...tables.flatMap(({ name, table }) =>
      misspeltColumns(byName.get(name) ?? empty(name), table, SHEETS[name], filters),
    ),
  ];
}

/** Of the two columns that name a form's id, `form_id` counts where a form has both, as XLSForm has it. */
function withoutOldId(grid: Grid): { readonly grid: Grid; readonly notes: readonly SheetFault[] } {
  const headers = (grid.rows[0]?.cells ?? []).map((cell) => cell.trim());
  const old = headers.indexOf('id_string');
  if (old === -1 || !headers.includes('form_id')) return { grid, notes: [] };
  const rows = grid.rows.map(({ row, cells }) => ({ row, cells: cells.filter((_, at) => at !== old) }));
  const sentence = 'the column is passed over: form_id stands beside it, and a form has one id';
  const note = { sheet: grid.name, row: grid.rows[0]?.row ?? 1, column: 'id_string', sentence };
  return { grid: { ...grid, rows }, notes: [note] };
}

function empty(name: string): Grid {
  return { name, rows: [] };
}

function isSheet(name: string): boolean {
  return Object.hasOwn(SHEETS, name);
}

function missingSurvey(survey: Table | undefined, names: readonly string[]): readonly SheetFault[] {
  if (survey === undefined || survey.columns.length === 0) {
    const sentence = `expected a sheet named survey${similarNames('survey', names)}`;
    return [{ sheet: 'survey', row: null, column: null, sentence }];
  }
  if (survey.columns.some(({ path }) => path === 'type')) return [];
  const sentence = `expected the column type, found none of that name${similarHeader('type', survey)}`;
  return [{ sheet: survey.sheet, row: 1, column: null, sentence }];
}

/** Ends a sentence about a missing sheet with the sheets whose names are at most two letters away. */
export function similarNames(wanted: string, names: readonly string[]): string {
  const similar = names.filter(
    (name) => !name.startsWith('_') && !isSheet(name) && distance(name.toLowerCase(), wanted) <= 2,
  );
  return similar.length === 0 ? '' : `; is it ${similar.map((name) => `"${name}"`).join(' or ')}?`;
}
