/** Questions of a data set as analyses ask them. */
import { type DataSet, placeOf } from '../../../../src/services/analysis/data-set/data-set.js';
import type { Asked } from '../../../../src/services/analysis/preferences/asked.js';
import { present } from '../../../../src/shared/assert.js';

/** Everybody's answers to the question, all counting alike. */
export function askedOf(data: DataSet, name: string): Asked {
  const question = present(
    data.questions.find((each) => each.name === name),
    'the test asks about a question that there is',
  );
  return { data, question, mask: new Uint8Array(data.rows).fill(1), weights: null };
}

/** The codes of a variable. */
export function codesOf(data: DataSet, name: string): Int32Array {
  return Int32Array.from(data.columns[placeOf(data, name)]!.codes);
}
