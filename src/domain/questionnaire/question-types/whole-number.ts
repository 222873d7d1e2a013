/** A whole number: years of age, how many times. */
import { numberType } from './number.js';

export const wholeNumber = numberType('whole-number', 'integer', 0);
