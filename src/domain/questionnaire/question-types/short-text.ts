/** A few words on one line. */
import { keptLine } from '../form.js';
import { wholeParameter } from './parameters.js';
import { textType } from './text.js';

export const shortText = textType({
  name: 'short-text',
  appearance: null,
  longest: 200,
  parameters: [wholeParameter('rows', 1, 100)],
  keep: keptLine,
});
