/** A value worked out from other answers. */
import { unseenType } from './unseen.js';

export const calculate = unseenType('calculate', 'calculate');
