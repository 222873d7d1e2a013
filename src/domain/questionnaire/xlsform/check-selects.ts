/** Questions with lists: the list is there, and goes with the way in which it is asked. */
import type { ChoiceLists } from './choice-lists.js';
import type { SheetFault } from './grid.js';
import { typeOfWord } from './hall-words.js';
import { type Check, questionRows, type Reading } from './reading.js';
import { readReferences } from './references.js';
import type { SurveyRow } from './rows.js';
import { faultAt, textAt } from './table.js';
import type { SelectWord } from './type-words.js';
import { similarNames } from './workbook.js';

const FILES = ['.xml', '.csv', '.geojson'];

/** The file's ending in lower or upper case as written, with its dot; empty for a name without one. */
export function endingOf(file: string): string {
  return /[^.](\.[^.]*)$/.exec(file)?.[1] ?? '';
}

/** Whether the list's name is a file's, whose choices the workbook does not hold. */
export function isFile(list: string): boolean {
  return FILES.includes(endingOf(list));
}

/** Every select, rank and loop whose list is missing or does not go with it. */
export const checkSelects: Check = (reading) => [
  ...questionRows(reading).flatMap((row) =>
    row.word.kind === 'select' ? selectFaults(row, row.word, reading) : [],
  ),
  ...spacedNames(reading),
  ...questionRows(reading).flatMap((row) => listedFaults(row, reading)),
];

function selectFaults(row: SurveyRow, word: SelectWord, reading: Reading): readonly SheetFault[] {
  const type = (sentence: string) => [faultAt(row.row, 'type', sentence)];
  if (word.fromFile && !isFileName(word.list)) {
    return type(
      `expected a file that ends in ${FILES.join(', ')} after ${word.command}, found "${word.list}"`,
    );
  }
  const bound = textAt(row.row, 'bind::type');
  const binding =
    bound === '' || bound === 'string' || (word.picks === 'rank' && bound === 'odk:rank')
      ? []
      : [faultAt(row.row, 'bind::type', `expected string for a question with choices, found "${bound}"`)];
  return [...listFaults(row, word, reading), ...otherFaults(row, word, reading), ...binding];
}

/** Whether the name is a file's with one ending only, as in `towns.csv`. */
export function isFileName(list: string): boolean {
  return isFile(list) && list.replace(/^\.+/, '').split('.').length === 2;
}

function listFaults(row: SurveyRow, word: SelectWord, reading: Reading): readonly SheetFault[] {
  const { list } = word;
  if (word.picks === 'external') {
    return missingList(row, list, reading.externalLists, 'external_choices', reading.sheetNames);
  }
  if (isFile(list)) return [];
  if ((readReferences(list) ?? []).length > 0) {
    const many = word.picks === 'many';
    return many
      ? [faultAt(row.row, 'type', `expected a list of choices after ${word.command}, found "${list}"`)]
      : [];
  }
  return missingList(row, list, reading.lists, 'choices', reading.sheetNames);
}

/** Several choices are kept as one text between spaces. */
function spacedNames(reading: Reading): readonly SheetFault[] {
  const lists = questionRows(reading).flatMap(({ word }) =>
    word.kind === 'select' && word.picks === 'many' ? [word.list] : [],
  );
  return [...new Set(lists)].flatMap((list) =>
    (reading.lists.get(list) ?? [])
      .filter(({ choice }) => choice.name.includes(' '))
      .map(({ row, choice }) =>
        faultAt(
          row,
          'name',
          `expected a name without spaces, as several choices of "${list}" are kept as one text, found "${choice.name}"`,
        ),
      ),
  );
}

function missingList(
  row: SurveyRow,
  list: string,
  lists: ChoiceLists,
  sheet: string,
  sheetNames: readonly string[],
): readonly SheetFault[] {
  if (lists.has(list)) return [];
  const sentence =
    lists.size === 0
      ? `expected the list "${list}" on a sheet named ${sheet} with the columns list_name, name and label, found no such sheet${similarNames(sheet, sheetNames)}`
      : `expected a list of the sheet ${sheet}, found "${list}", which is not there`;
  return [faultAt(row.row, 'type', sentence)];
}

function otherFaults(row: SurveyRow, word: SelectWord, { lists }: Reading): readonly SheetFault[] {
  if (!word.orOther) return [];
  const filter = row.row.cells.has('choice_filter')
    ? [faultAt(row.row, 'choice_filter', 'expected no choice filter beside or_other')]
    : [];
  const listed = lists.has(word.list)
    ? []
    : [faultAt(row.row, 'type', 'expected a list of the sheet choices for a question with or_other')];
  return [...filter, ...(isFile(word.list) || word.picks === 'external' ? listed : [])];
}

/** Canvass's own types: a list after the word and, for some, another in the column rows. */
function listedFaults(row: SurveyRow, reading: Reading): readonly SheetFault[] {
  const { word } = row;
  if (word.kind !== 'listed') return [];
  if (word.list === null) {
    return [faultAt(row.row, 'type', `expected a list of the sheet choices after ${word.word}, found none`)];
  }
  const main = missingList(row, word.list, reading.lists, 'choices', reading.sheetNames);
  const needs = typeOfWord(word.word, [])?.rows ?? 'none';
  const rows = textAt(row.row, 'control::rows');
  if (needs === 'none' || (needs === 'optional' && rows === '') || reading.lists.has(rows)) return main;
  const found = rows === '' ? 'found none' : `found "${rows}", which is not there`;
  return [
    ...main,
    faultAt(row.row, 'control::rows', `expected a list of the sheet choices for its rows, ${found}`),
  ];
}
