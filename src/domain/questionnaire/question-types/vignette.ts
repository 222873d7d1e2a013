/** A short story, whose details may be piped in and drawn for each respondent, and one choice about it. */
import type { PartFault } from '../question-type.js';
import { oneChoiceType } from './one-choice.js';

export const vignette = oneChoiceType({
  name: 'vignette',
  xlsform: { word: 'vignette', appearance: null },

  check: ({ guidance = {} }): PartFault[] => {
    const isTold = Object.values(guidance).some((text) => (text ?? '') !== '');
    return isTold ? [] : [{ column: 'guidance_hint', expected: 'the story that is told', found: 'none' }];
  },
});
