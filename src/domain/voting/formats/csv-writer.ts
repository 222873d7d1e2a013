/** An election of any kind as CSV that a spreadsheet opens without running anything. */
import { stringify } from 'csv-stringify/sync';
import type { Election } from '../election.js';
import { marksOf } from '../paper-box.js';

/** Text that a spreadsheet could take for a formula, apostrophes before it included (OWASP, CSV injection). */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** The file's text, papers in canonical order, numbered in that order; withdrawn options keep their column. */
export function writeCsv(election: Election): string {
  const header = [
    'paper',
    'weight',
    ...election.options.map((name) => safeName(name.replace(/\s+/g, ' ').trim())),
  ];
  const rows = Array.from({ length: election.papers.count }, (_, paper) => [
    `p${paper + 1}`,
    String(election.papers.weights[paper]),
    ...marksOf(election.papers, paper).map((mark) => (mark === null ? '' : String(mark))),
  ]);
  return stringify([header]) + rows.map((row) => `${row.join(',')}\n`).join('');
}

/** A name as a spreadsheet may see it: an apostrophe goes before what could be a formula. */
function safeName(name: string): string {
  return FORMULA.test(name) ? `'${name}` : name;
}

/** The name that `writeCsv` wrote. */
export function readableName(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
