/** Holds `turnout.csv` against the totals of the published result. */
import { parse } from 'csv-parse/sync';

/** What is wrong with the file's text; null when its first line of numbers is the totals. */
export function turnoutFault(
  text: string,
  totals: { readonly members: number; readonly voted: number },
): string | null {
  const rows = rowsOf(text);
  if (rows === null) return 'it is not CSV';
  const [header, first] = rows;
  const column = (name: string) => first?.[header?.indexOf(name) ?? -1];
  if (column('members') === String(totals.members) && column('voted') === String(totals.voted)) return null;
  return `its totals are ${column('voted') ?? 'missing'} of ${column('members') ?? 'missing'}, published are ${totals.voted} of ${totals.members}`;
}

function rowsOf(text: string): string[][] | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
