/** What an author should know of a form that is accepted: what Canvass does otherwise, what is still missing. */
import { isFile } from './check-selects.js';
import type { SheetFault } from './grid.js';
import { questionRows, type Reading } from './reading.js';
import { hasReference } from './references.js';
import type { SurveyRow } from './rows.js';
import { faultAt } from './table.js';
import { isMoment, isOfDevice, plainMeaning } from './type-table.js';

/** The notes, in the order of the rows. */
export function notesOf(reading: Reading): readonly SheetFault[] {
  return [...questionRows(reading).flatMap(rowNotes), ...choiceNotes(reading)];
}

function rowNotes(row: SurveyRow): readonly SheetFault[] {
  const { word, type } = row;
  const note = (sentence: string) => [faultAt(row.row, 'type', sentence)];
  if (word.kind === 'select') {
    if (isFile(word.list))
      return note(`the choices are in ${word.list}, which no survey holds: it cannot be asked yet`);
    return hasReference(word.list) ? note('choices taken from answers cannot be offered yet') : [];
  }
  if (word.kind !== 'plain') return [];
  if (isOfDevice(word.word)) return note(`surveys know nothing about the device: ${type} stays blank`);
  if (isMoment(word.word)) return note(`${type} is asked for as a line of text`);
  return plainMeaning(word.word)?.kind === 'file'
    ? note(`surveys hold no files: ${row.name} is left out`)
    : [];
}

function choiceNotes({ lists }: Reading): readonly SheetFault[] {
  return [...lists.values()]
    .flat()
    .filter(
      ({ row }) =>
        !row.cells.has('label') && ![...row.cells.keys()].some((path) => path.startsWith('media::')),
    )
    .map(({ row }) => faultAt(row, 'label', 'the choice has no label: its name is shown'));
}
