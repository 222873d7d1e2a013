/** Entities, which other tools save from answers: surveys save none, and accept a form that declares them by XLSForm's rules. */
import type { SheetFault } from './grid.js';
import { ENTITY_HEADERS } from './headers.js';
import type { Check } from './reading.js';
import { isName, NAME_EXPECTED } from './references.js';
import { saysYes } from './rows.js';
import { faultAt, type TableRow, textAt } from './table.js';
import { typeWord } from './type-words.js';

const SAVE_TO = 'bind::entities:saveto';
/** Names that begin so are ODK's own. */
const RESERVED = '__';

/** Every declaration that says too little or what it cannot, and every answer that is saved to no property. */
export const checkEntities: Check = ({ tables: { entities, survey } }) => [
  ...entities.columns
    .filter(({ path }) => !ENTITY_HEADERS.known.has(path))
    .map(({ header }) => ({
      ...{ sheet: entities.sheet, row: 1, column: header },
      sentence: `expected ${[...ENTITY_HEADERS.known].join(', ')}, found "${header}"`,
    })),
  ...entities.rows.flatMap(declarationFaults),
  ...doubled(entities.rows.map((row) => ({ row, path: 'dataset', text: textAt(row, 'dataset') }))),
  ...savedFaults(survey.rows, new Set(entities.rows.map((row) => textAt(row, 'dataset')))),
];

/** Every cell that says to which property an answer is saved, of groups and of ends too, which have no answers. */
function savedFaults(rows: readonly TableRow[], entities: ReadonlySet<string>): readonly SheetFault[] {
  const saved = rows.filter((row) => row.cells.has(SAVE_TO) && !saysYes(textAt(row, 'disabled')));
  const [first] = entities;
  const told = saved.map((row) => {
    const text = textAt(row, SAVE_TO);
    const property = `${text.includes('#') ? '' : `${first}#`}${text}`;
    return { row, path: SAVE_TO, text: property };
  });
  return [...saved.flatMap((row) => savedFault(row, entities)), ...doubled(told)];
}

function savedFault(row: TableRow, entities: ReadonlySet<string>): readonly SheetFault[] {
  const fault = (sentence: string) => [faultAt(row, SAVE_TO, sentence)];
  const { kind } = typeWord(textAt(row, 'type'));
  const [property = '', list, ...more] = textAt(row, SAVE_TO).split('#').reverse();
  if (entities.size === 0) return fault('expected an entity on the sheet entities, found none');
  if (kind === 'begin' || kind === 'end')
    return fault('expected a question: groups and repeats are no properties');
  if (more.length > 0) return fault('expected at most one # between the list and the property');
  if (list === undefined && entities.size > 1)
    return fault('expected the list and # before the property, as there are several lists of entities');
  if (list !== undefined && !entities.has(list))
    return fault(`expected a list of the sheet entities before #, found "${list}"`);
  const isTaken = /^(name|label)$/i.test(property) || property.startsWith(RESERVED);
  if (isName(property) && !isTaken) return [];
  return fault(`${NAME_EXPECTED} other than name and label, found "${property}"`);
}

/** Every cell whose text another row has said already. */
function doubled(
  cells: readonly { readonly row: TableRow; readonly path: string; readonly text: string }[],
): readonly SheetFault[] {
  const first = new Map<string, number>();
  return cells.flatMap(({ row, path, text }) => {
    const other = first.get(text);
    first.set(text, other ?? row.place.row);
    return other === undefined
      ? []
      : [faultAt(row, path, `expected "${text}" once, found it in row ${other} too`)];
  });
}

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
