/** One choice out of several: radios on the page, or a list to open or to search where there are many. */
import { SIDE_BY_SIDE } from './choices.js';
import { oneChoiceType } from './one-choice.js';

/** From so many choices on, a list to open is quicker than a column of radios. */
const MANY_CHOICES = 20;

export const singleChoice = oneChoiceType({
  name: 'single-choice',
  xlsform: { word: 'select_one', appearance: null },
  companion: true,
  appearances: ['minimal', 'autocomplete', SIDE_BY_SIDE],

  layout: ({ choices, appearance = [] }) => {
    const isLong = choices.length >= MANY_CHOICES || appearance.includes('minimal');
    const shown = appearance.includes('autocomplete') ? 'search' : isLong ? 'list' : 'radios';
    return { shown, sideBySide: appearance.includes(SIDE_BY_SIDE) };
  },
});
