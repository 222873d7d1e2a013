/** Writes a moment in a form of the author's choosing (ODK XForms, `format-date` and `format-date-time`). */
import { DateTime } from 'luxon';
import { epochMsOf, type Moment } from './moments.js';

/** What each letter after the % stands for, in luxon's words; names of months and days in the language. */
const PARTS: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yy',
  m: 'MM',
  n: 'M',
  b: 'LLL',
  d: 'dd',
  e: 'd',
  a: 'ccc',
  H: 'HH',
  h: 'H',
  M: 'mm',
  S: 'ss',
  3: 'SSS',
};

/** The format with every % and letter replaced; a letter that stands for nothing stays as it is. */
export function formatMoment(
  moment: Moment,
  format: string,
  { zone, language }: { readonly zone: string; readonly language: string },
): string {
  const at = DateTime.fromMillis(epochMsOf(moment), { zone, locale: language });
  return format.replace(/%([A-Za-z0-9])/g, (whole, letter: string) => {
    const part = PARTS[letter];
    return part === undefined ? whole : at.toFormat(part);
  });
}
