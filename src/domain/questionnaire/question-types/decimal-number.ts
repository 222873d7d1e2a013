/** A number that may have decimals: a distance, a dose. */
import { numberType } from './number.js';

export const decimalNumber = numberType('decimal-number', 'decimal', 6);
