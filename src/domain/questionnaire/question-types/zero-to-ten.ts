/** How likely, from 0 to 10: eleven points, of which the mean is told first. */
import { scaleType } from './scale.js';

export const zeroToTen = scaleType({
  name: 'zero-to-ten',
  xlsform: { word: 'range', appearance: 'zero-to-ten', listParameter: 'tick_labelset' },
  defaultTable: 'summary',
  start: '0',
  end: '10',
});
