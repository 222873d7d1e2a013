/** One choice out of several: radios on the page, or a list to open or to search where there are many. */
import { oneChoiceType } from './one-choice.js';

/** From so many choices on, a list to open is quicker than a column of radios. */
const MANY_CHOICES = 20;

export const singleChoice = oneChoiceType({
  name: 'single-choice',
  xlsform: { word: 'select_one', appearance: null },
  companion: true,

  layout: ({ choices, appearance = [] }) => {
    const isLong = choices.length >= MANY_CHOICES || appearance.includes('minimal');
    return { shown: appearance.includes('autocomplete') ? 'search' : isLong ? 'list' : 'radios' };
  },
});
