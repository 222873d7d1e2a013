/** Types that are none. */
import { isOfCanvass } from './hall-words.js';
import { type Check, questionRows } from './reading.js';
import { faultAt, textAt } from './table.js';
import { isMapOfTags, plainMeaning } from './type-table.js';

/** Every row whose type nobody knows, or whose list of tags is not there; the fault names the type. */
export const checkTypes: Check = (reading) =>
  questionRows(reading).flatMap(({ word, row, type }) => {
    if (word.kind !== 'plain') return [];
    if (plainMeaning(word.word) === null && !isOfCanvass(word.word))
      return [faultAt(row, 'type', `expected a type of question, found "${type}", which is none`)];
    const tags = isMapOfTags(word.word) ? word.word.slice('osm '.length) : null;
    if (tags === null || reading.tables.osm.rows.some((tag) => textAt(tag, 'list_name') === tags)) return [];
    return [faultAt(row, 'type', `expected a list of the sheet osm after osm, found "${tags}"`)];
  });
