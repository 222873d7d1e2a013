/** A picture with its words: nothing is asked and nothing is kept. */
import { shownType } from './shown.js';

export const picture = shownType('picture', 'picture', ({ image }) => {
  const isThere = Object.values(image ?? {}).some((address) => (address ?? '') !== '');
  return isThere ? [] : [{ column: 'image', expected: 'the picture to show', found: 'none' }];
});
