/** The sheets choices and external_choices: lists of choices by name, as data. */
import type { ListedChoice } from '../questionnaire.js';
import { carriedByChoice } from './carried.js';
import type { SheetFault } from './grid.js';
import type { Languages } from './languages.js';
import { isFilterName } from './references.js';
import { similarHeader } from './spelling.js';
import { faultAt, type Table, type TableRow, textAt, textsAt } from './table.js';

/** A choice and the row that it was written in. */
export interface WrittenChoice {
  readonly row: TableRow;
  readonly choice: ListedChoice;
}

export type ChoiceLists = ReadonlyMap<string, readonly WrittenChoice[]>;

const BEHAVIOURS = ['none', 'other', 'fixed', 'missing'] as const;

/** The lists of the sheet, with every fault of its rows. Rows of no list are left out, as XLSForm does. */
export function readChoices(
  table: Table,
  languages: Languages,
  duplicatesAllowed: boolean,
): { lists: ChoiceLists; faults: readonly SheetFault[] } {
  const lists = new Map<string, WrittenChoice[]>();
  const firsts = new Map<string, TableRow>();
  const faults = headerFaults(table);
  const unnamed = faults.length === 0;
  for (const row of table.rows) {
    const list = textAt(row, 'list_name');
    if (list === '') continue;
    const name = textAt(row, 'name');
    const key = JSON.stringify([list, name]);
    const first = firsts.get(key);
    if (name === '' && unnamed)
      faults.push(faultAt(row, 'name', 'expected a name for the choice, found none'));
    if (name !== '' && first !== undefined && !duplicatesAllowed)
      faults.push(duplicate(row, name, list, first));
    if (first === undefined) firsts.set(key, row);
    faults.push(...behaviourFaults(row));
    if (list === RESERVED) faults.push(faultAt(row, 'list_name', `expected another name than ${RESERVED}`));
    const written = lists.get(list) ?? [];
    written.push({ row, choice: choiceOf(row, languages) });
    lists.set(list, written);
  }
  return { lists, faults };
}

/** The one name that data keyed by names cannot safely hold. */
const RESERVED = '__proto__';

function headerFaults(table: Table): SheetFault[] {
  if (table.columns.some(({ path }) => path === RESERVED)) {
    const sentence = `expected another header than ${RESERVED}`;
    return [{ sheet: table.sheet, row: 1, column: RESERVED, sentence }];
  }
  if (table.rows.length === 0 || table.columns.some(({ path }) => path === 'name')) return [];
  return [
    {
      sheet: table.sheet,
      row: 1,
      column: null,
      sentence: `expected the column name, found none of that name${similarHeader('name', table)}`,
    },
  ];
}

function duplicate(row: TableRow, name: string, list: string, other: TableRow): SheetFault {
  const sentence = `expected each choice of "${list}" once, found "${name}" in row ${other.place.row} already`;
  return faultAt(row, 'name', `${sentence}; the setting allow_choice_duplicates allows it`);
}

function choiceOf(row: TableRow, languages: Languages): ListedChoice {
  const image = textsAt(row, 'media::image', languages);
  return {
    name: textAt(row, 'name'),
    label: textsAt(row, 'label', languages),
    image: Object.keys(image).length === 0 ? null : image,
    imageAlt: textsAt(row, 'image_alt', languages),
    filters: Object.fromEntries(
      [...row.cells]
        .filter(([path]) => isFilterName(path))
        .map(([path, cells]) => [path, cells[0]?.text ?? '']),
    ),
    behaviour: BEHAVIOURS.filter((behaviour) => behavioursOf(row).includes(behaviour)),
    ...carriedByChoice(row, languages),
  };
}

function behavioursOf(row: TableRow): readonly string[] {
  return textAt(row, 'behaviour')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

function behaviourFaults(row: TableRow): readonly SheetFault[] {
  const unknown = behavioursOf(row).filter((word) => !BEHAVIOURS.some((behaviour) => behaviour === word));
  return unknown.map((word) =>
    faultAt(row, 'behaviour', `expected none, other, fixed or missing, found "${word}"`),
  );
}
