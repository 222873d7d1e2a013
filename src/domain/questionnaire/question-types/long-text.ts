/** Several sentences, with the line breaks they were written with: about 700 words at most. */
import { keptText } from '../form.js';
import { wholeParameter } from './parameters.js';
import { textType } from './text.js';

export const longText = textType({
  name: 'long-text',
  appearance: 'multiline',
  longest: 4000,
  parameters: [wholeParameter('rows', 1, 100)],
  keep: keptText,
});
