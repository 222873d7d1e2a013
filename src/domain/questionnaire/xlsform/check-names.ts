/** Names: unique beside their siblings, repeats anywhere, and none that XLSForm keeps for itself. */
import type { SheetFault } from './grid.js';
import type { Check } from './reading.js';
import { singleReference } from './references.js';
import { everyRow, type SurveyRow } from './rows.js';
import { faultAt, textAt } from './table.js';

/** Every name that a sibling, another repeat or the form itself has already. */
export const checkNames: Check = ({ rows, setting }) => {
  const top = { faults: siblingFaults(rows) };
  const nested = everyRow(rows).flatMap(({ children }) => siblingFaults(children ?? []));
  return [...top.faults, ...nested, ...repeatFaults(rows, setting('name') === '' ? 'data' : setting('name'))];
};

function siblingFaults(siblings: readonly SurveyRow[]): readonly SheetFault[] {
  const taken = new Map<string, string>([['meta', 'XLSForm keeps the name for itself']]);
  return siblings.flatMap((sibling) => {
    if (sibling.type === 'audit' || sibling.name === '') return [];
    const faults = namesOf(sibling)
      .filter((name) => taken.has(name))
      .map((name) =>
        faultAt(
          sibling.row,
          'name',
          `expected a name that no other part has here, found "${name}": ${taken.get(name)}`,
        ),
      );
    for (const name of namesOf(sibling)) taken.set(name, `row ${sibling.row.place.row} has it`);
    return faults;
  });
}

/** The row's own name, and those of the parts that XLSForm adds to it. */
function namesOf(row: SurveyRow): readonly string[] {
  const { word, name } = row;
  if (word.kind === 'select' && word.orOther) return [name, `${name}_other`];
  const count = textAt(row.row, 'control::jr:count');
  const counted = word.kind === 'begin' && count !== '' && singleReference(count) === null;
  return counted ? [`${name}_count`, name] : [name];
}

function repeatFaults(rows: readonly SurveyRow[], form: string): readonly SheetFault[] {
  const seen = new Map<string, number>();
  return everyRow(rows).flatMap(({ word, name, row }) => {
    if (word.kind !== 'begin' || word.control !== 'repeat' || name === '') return [];
    if (name === form) {
      return [faultAt(row, 'name', `expected another name than the form's own, found "${name}"`)];
    }
    const other = seen.get(name);
    seen.set(name, row.place.row);
    if (other === undefined) return [];
    return [
      faultAt(
        row,
        'name',
        `expected a name that no other repeat has, found "${name}" in row ${other} already`,
      ),
    ];
  });
}
