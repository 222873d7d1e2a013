/** Types that are none. */
import { isOfCanvass } from './hall-words.js';
import { type Check, questionRows } from './reading.js';
import { faultAt } from './table.js';
import { plainMeaning } from './type-table.js';

/** The one type whose further sheet, `osm`, a questionnaire cannot hold. */
const MAP_OF_TAGS = /^osm \S+/;

/** Every row whose type nobody knows, or which Canvass does not offer; the fault names the type. */
export const checkTypes: Check = (reading) =>
  questionRows(reading).flatMap(({ word, row, type }) => {
    if (word.kind !== 'plain') return [];
    const meaning = plainMeaning(word.word);
    if (MAP_OF_TAGS.test(word.word)) {
      const sentence = `expected a type of question that surveys offer, found "${type}", which they do not`;
      return [faultAt(row, 'type', sentence)];
    }
    if (meaning === null && !isOfCanvass(word.word)) {
      return [faultAt(row, 'type', `expected a type of question, found "${type}", which is none`)];
    }
    return [];
  });
