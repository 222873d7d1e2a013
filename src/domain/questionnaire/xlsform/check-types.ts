/** Types that are none, and types of XLSForm's that surveys do not ask. */
import { isOfCanvass } from './hall-words.js';
import { type Check, questionRows } from './reading.js';
import { faultAt } from './table.js';
import { plainMeaning } from './type-table.js';

/** Every row whose type nobody knows, or which Canvass does not offer; the fault names the type. */
export const checkTypes: Check = (reading) =>
  questionRows(reading).flatMap(({ word, row, type }) => {
    if (word.kind !== 'plain') return [];
    const meaning = plainMeaning(word.word);
    if (meaning === null && !isOfCanvass(word.word)) {
      return [faultAt(row, 'type', `expected a type of question, found "${type}", which is none`)];
    }
    return meaning?.kind === 'refused'
      ? [
          faultAt(
            row,
            'type',
            `expected a type of question that surveys offer, found "${type}", which they do not`,
          ),
        ]
      : [];
  });
