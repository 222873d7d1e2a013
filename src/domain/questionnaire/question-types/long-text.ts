/** Several sentences, with the line breaks they were written with: about 700 words at most. */
import { keptText } from '../form.js';
import { textType } from './text.js';

export const longText = textType('long-text', 4000, keptText);
