/** A rating on a scale whose ends, or all of whose points, are labelled. */
import { scaleType } from './scale.js';

export const rating = scaleType({
  name: 'rating',
  xlsform: { word: 'range', appearance: null, listParameter: 'tick_labelset' },
  defaultTable: 'frequencies',
  start: '1',
  end: '10',
});
