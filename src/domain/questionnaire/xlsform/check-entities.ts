/** Entities, which other tools save from answers: surveys save none, and accept a form that declares them by XLSForm's rules. */
import type { SheetFault } from './grid.js';
import { ENTITY_HEADERS } from './headers.js';
import type { Check } from './reading.js';
import { isName, NAME_EXPECTED } from './references.js';
import { everyRow } from './rows.js';
import { faultAt, type TableRow, textAt } from './table.js';

const SAVE_TO = 'bind::entities:saveto';
/** Names that begin so are ODK's own. */
const RESERVED = '__';

/** Every declaration that says too little or what it cannot, and every answer that is saved to no property. */
export const checkEntities: Check = ({ tables: { entities }, rows }) => [
  ...entities.columns
    .filter(({ path }) => !ENTITY_HEADERS.known.has(path))
    .map(({ header }) => ({
      ...{ sheet: entities.sheet, row: 1, column: header },
      sentence: `expected ${[...ENTITY_HEADERS.known].join(', ')}, found "${header}"`,
    })),
  ...entities.rows.flatMap(declarationFaults),
  ...everyRow(rows).flatMap(({ row, children }) => {
    const property = textAt(row, SAVE_TO);
    if (property === '') return [];
    if (entities.rows.length === 0)
      return [faultAt(row, SAVE_TO, 'expected an entity on the sheet entities, found none')];
    return children === null
      ? propertyFaults(row, property)
      : [faultAt(row, SAVE_TO, 'expected a question: groups and repeats are no properties')];
  }),
];

function declarationFaults(row: TableRow): readonly SheetFault[] {
  const [dataset, id] = [textAt(row, 'dataset'), textAt(row, 'entity_id')];
  const [creates, updates] = ['create_if', 'update_if'].map((path) => row.cells.has(path));
  const isNamed = isName(dataset) && !dataset.includes('.') && !dataset.startsWith(RESERVED);
  return [
    ...(isNamed ? [] : [faultAt(row, 'dataset', `${NAME_EXPECTED} without full stops, found "${dataset}"`)]),
    ...(updates && id === ''
      ? [faultAt(row, 'entity_id', 'expected an entity_id beside update_if, found none')]
      : []),
    ...(creates && !updates && id !== ''
      ? [faultAt(row, 'update_if', 'expected update_if beside create_if and entity_id, found none')]
      : []),
    ...(id === '' && !row.cells.has('label')
      ? [faultAt(row, 'label', 'expected a label for the entities that are made, found none')]
      : []),
  ];
}

/** The property, behind the name of its list where the form declares several. */
function propertyFaults(row: TableRow, property: string): readonly SheetFault[] {
  const name = property.slice(property.lastIndexOf('#') + 1);
  const isTaken = /^(name|label)$/i.test(name) || name.startsWith(RESERVED);
  if (isName(name) && !isTaken) return [];
  return [faultAt(row, SAVE_TO, `${NAME_EXPECTED} other than name and label, found "${name}"`)];
}
