/** What an author should know of a form that is accepted: what Canvass does otherwise, what is still missing. */
import { isFile } from './check-selects.js';
import type { SheetFault } from './grid.js';
import { questionRows, type Reading } from './reading.js';
import { hasReference, isFilterName, readReferences } from './references.js';
import { everyRow, type SurveyRow } from './rows.js';
import { faultAt, type TableRow } from './table.js';
import { elsewhereWord, isMoment, isOfDevice, plainMeaning } from './type-table.js';

/** What is done otherwise, and what stands in the way of asking it, each in the order of the rows. */
export function notesOf(reading: Reading): Readonly<Record<'notes' | 'obstacles', readonly SheetFault[]>> {
  const rows = questionRows(reading);
  return {
    notes: [...rows.flatMap(rowNotes), ...choiceNotes(reading), ...entityNotes(reading)],
    obstacles: [
      ...rows.flatMap(typeObstacles),
      ...rows.flatMap(mediaObstacles),
      ...rows.flatMap(listObstacles),
      ...instanceObstacles(reading),
    ],
  };
}

function rowNotes({ word, type, name, row }: SurveyRow): readonly SheetFault[] {
  if (word.kind !== 'plain') return [];
  const note = (sentence: string) => [faultAt(row, 'type', sentence)];
  if (isOfDevice(word.word)) return note(`surveys know nothing about the device: ${type} stays blank`);
  if (isMoment(word.word)) return note(`${type} is asked for as a line of text`);
  return plainMeaning(word.word)?.kind === 'file' ? note(`surveys hold no files: ${name} is left out`) : [];
}

function typeObstacles({ word, type, row }: SurveyRow): readonly SheetFault[] {
  return word.kind === 'plain' && elsewhereWord(word.word) !== null
    ? [faultAt(row, 'type', `surveys do not ask for this type: ${type}`)]
    : [];
}

/** XLSForm passes over a column that does not say whether it names pictures, sounds or films. */
function mediaObstacles({ row }: SurveyRow): readonly SheetFault[] {
  return row.cells.has('media')
    ? [
        faultAt(
          row,
          'media',
          'nobody is shown a file of the column media alone: name it image, audio or video',
        ),
      ]
    : [];
}

function listObstacles({ word, row }: SurveyRow): readonly SheetFault[] {
  if (word.kind !== 'select') return [];
  if (isFile(word.list)) {
    return [faultAt(row, 'type', `the choices are in ${word.list}, and surveys hold no files`)];
  }
  return hasReference(word.list)
    ? [faultAt(row, 'type', 'choices cannot be taken from the answers to another question')]
    : [];
}

/** XLSForm's own name for a response, which surveys keep apart from answers. */
function instanceObstacles({ tables, rows }: Reading): readonly SheetFault[] {
  if (everyRow(rows).some(({ name }) => name === 'instanceID')) return [];
  return [tables.survey, tables.choices, tables.quotas, tables.screen_outs].flatMap((table) =>
    table.rows.flatMap((row) =>
      [...row.cells]
        .filter(([, cells]) =>
          cells.some(({ text }) => (readReferences(text) ?? []).some(({ name }) => name === 'instanceID')),
        )
        .map(([path]) => faultAt(row, path, 'surveys have no instanceID')),
    ),
  );
}

function choiceNotes({ lists, tables }: Reading): readonly SheetFault[] {
  const passed = tables.choices.columns.filter(
    ({ path }) => !OWN.includes(path) && !path.startsWith('media::') && !isFilterName(path),
  );
  const unlabelled = [...lists.values()].flat().filter(({ row }) => !hasWords(row));
  return [
    ...passed.map(({ header }) => ({
      sheet: tables.choices.sheet,
      row: 1,
      column: header,
      sentence: 'the column is passed over: its header has spaces or signs that no choice filter can name',
    })),
    ...unlabelled.map(({ row }) => faultAt(row, 'label', 'the choice has no label: its name is shown')),
  ];
}

function entityNotes({ tables: { entities } }: Reading): readonly SheetFault[] {
  return entities.rows
    .slice(0, 1)
    .map((row) => faultAt(row, 'dataset', 'surveys save no entities: the sheet is kept for other tools'));
}

const OWN = ['list_name', 'name', 'label', 'behaviour', 'image_alt'];

function hasWords({ cells }: TableRow): boolean {
  return cells.has('label') || [...cells.keys()].some((path) => path.startsWith('media::'));
}
