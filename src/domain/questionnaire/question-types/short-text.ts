/** A few words on one line. */
import { keptLine } from '../form.js';
import { textType } from './text.js';

export const shortText = textType('short-text', 200, keptLine);
