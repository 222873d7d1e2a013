/** The hall of files of a view: every way in which its numbers can be taken out, by the file's name. */
import type { Look, Seen } from '../enquiries/look.js';
import type { View } from '../view/view.js';
import { choicesCsv } from './choices-csv.js';
import { lookJson } from './look-json.js';
import { numbersCsv } from './numbers-csv.js';
import { preferencesCsv } from './preferences-csv.js';
import { tableCsv } from './table-csv.js';

/** One file of a view. */
export interface ViewFile {
  /** What a link to it says. */
  readonly title: string;
  readonly type: string;
  /** Its text; null where the view has nothing for it. */
  make(look: Look, view: View): string | null;
}

const CSV = 'text/csv; charset=utf-8';

export const VIEW_FILES: Readonly<Record<string, ViewFile>> = {
  'table.csv': { title: 'Table as CSV', type: CSV, make: (look) => ofTable(look, tableCsv) },
  'numbers.csv': {
    title: 'Every number with its interval as CSV',
    type: CSV,
    make: (look) => ofTable(look, numbersCsv),
  },
  'preferences.csv': {
    title: 'Preferences as CSV',
    type: CSV,
    make: (look) =>
      ofAll(
        partsOf(look, 'preferences').map(({ report }) => report),
        preferencesCsv,
      ),
  },
  'part-worths.csv': {
    title: 'Part-worths as CSV',
    type: CSV,
    make: (look) =>
      ofAll(
        partsOf(look, 'choice').map(({ report }) => report),
        choicesCsv,
      ),
  },
  'view.json': { title: 'Everything as JSON', type: 'application/json; charset=utf-8', make: lookJson },
};

/** The names of the files that a view has. */
export function filesOf(look: Look): readonly string[] {
  const kinds = new Set(look.parts.map(({ kind }) => kind));
  return [
    ...(kinds.has('table') ? ['table.csv', 'numbers.csv'] : []),
    ...(kinds.has('preferences') ? ['preferences.csv'] : []),
    ...(kinds.has('choice') ? ['part-worths.csv'] : []),
    ...(kinds.size > 0 ? ['view.json'] : []),
  ];
}

function partsOf<Kind extends Seen['kind']>({ parts }: Look, kind: Kind) {
  return parts.filter((part): part is Extract<Seen, { readonly kind: Kind }> => part.kind === kind);
}

function ofTable(look: Look, make: (table: Extract<Seen, { kind: 'table' }>['table']) => string) {
  const [part] = partsOf(look, 'table');
  return part === undefined ? null : make(part.table);
}

function ofAll<Report>(reports: readonly Report[], make: (reports: readonly Report[]) => string) {
  return reports.length === 0 ? null : make(reports);
}
