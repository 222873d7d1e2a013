/** Words between questions: nothing is asked and nothing is kept. */
import { shownType } from './shown.js';

export const note = shownType('note', null, () => []);
