/** Names of sheets and columns that are nearly right: nothing is read from them, so their author is told which is nearest. */
import type { Grid, SheetFault } from './grid.js';
import { type HeaderRules, snakeCase } from './headers.js';
import { type Table, textAt } from './table.js';

/** Names that XLSForm still knows and nobody is advised to write. */
const OLD = new Set([
  ...['command', 'tag', 'value', 'caption', 'body', 'bind', 'control', 'instance', 'media', 'count'],
  ...['jr:count', 'relevance', 'calculate', 'readonly', 'constraining_message', 'requiredmsg', 'disabled'],
  ...['noapperrorstring', 'no_app_error_string', 'set_form_title', 'set_form_id', 'id_string', 'title'],
]);

/** Notes on sheets that are none of a form's, where one of nearly the same name is missing; a missing survey is a fault of its own. */
export function misspeltSheets(grids: readonly Grid[], known: readonly string[]): readonly SheetFault[] {
  if (grids.length < 2) return [];
  const there = new Set(grids.map(({ name }) => name.toLowerCase()));
  const missing = known.filter((name) => !there.has(name) && name !== 'survey');
  return grids.flatMap(({ name }) => {
    const meant = name.startsWith('_') || known.includes(name.toLowerCase()) ? null : nearest(name, missing);
    if (meant === null) return [];
    const sentence = `nothing is read from this sheet: is it "${meant}"?`;
    return [{ sheet: name, row: null, column: null, sentence }];
  });
}

/** Notes on columns of the sheet whose names are nearly those of columns that are read; `used` are columns that filters name. */
export function misspeltColumns(
  grid: Grid,
  { columns }: Table,
  { known, aliases }: HeaderRules,
  used: ReadonlySet<string>,
): readonly SheetFault[] {
  const names = [...new Set([...known, ...aliases.keys()])].filter((name) => !OLD.has(name));
  return columns.flatMap(({ header, path }) => {
    const [first = ''] = path.split(/::|:/);
    const word = snakeCase(first);
    const isRead = known.has(word) || aliases.has(word) || path.startsWith('_') || used.has(path);
    const isWhole = [...aliases.values()].some((alias) => path === alias || path.startsWith(`${alias}::`));
    const meant = isRead || isWhole ? null : nearest(word, names);
    if (meant === null) return [];
    const sentence = `nothing is read from this column: is it "${meant}${header.trim().slice(first.length)}"?`;
    return [{ sheet: grid.name, row: grid.rows[0]?.row ?? 1, column: header, sentence }];
  });
}

/** Names that the expressions of the survey's choice filters may mean: columns of the choices. */
export function filterNames({ rows }: Table): ReadonlySet<string> {
  return new Set(
    rows.flatMap((row) => textAt(row, 'choice_filter').match(/[\p{L}_][\p{L}\p{N}_.-]*/gu) ?? []),
  );
}

/** Ends a sentence about a missing column with the one whose name is nearly the same. */
export function similarHeader(wanted: string, { columns }: Table): string {
  const similar = columns.find(({ header }) => nearest(header.trim(), [wanted]) !== null);
  return similar === undefined ? '' : `; is it "${similar.header}"?`;
}

/** The name that is fewest letters away, if it is near enough to be meant; the first of several. */
export function nearest(written: string, names: readonly string[]): string | null {
  const word = written.toLowerCase();
  const most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  const near = names
    .map((name) => ({ name, by: distance(word, name) }))
    .filter(({ by }) => by <= most)
    .sort((one, other) => one.by - other.by);
  return near[0]?.name ?? null;
}

/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to get from one word to the other
 * (optimal string alignment, after Damerau 1964); 3 where the words differ by more than two in length.
 */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const told = (row: number, at: number) => rows[row]?.[at] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let at = 1; at <= b.length; at += 1) {
      const change = told(row - 1, at - 1) + (a[row - 1] === b[at - 1] ? 0 : 1);
      const isSwap = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
      const swap = isSwap ? told(row - 2, at - 2) + 1 : change;
      rows[row]?.push(Math.min(change, swap, told(row - 1, at) + 1, told(row, at - 1) + 1));
    }
  }
  return told(a.length, b.length);
}
