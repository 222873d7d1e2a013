/** Functions of dates and times (ODK XForms). A date is a moment: days as a number, ISO 8601 as text. */
import { formatMoment } from '../format-moment.js';
import {
  type Moment,
  momentAt,
  momentFromText,
  momentOfDays,
  NO_MOMENT,
  partOfDay,
  startOfDay,
} from '../moments.js';
import { asText, isMoment, momentIn, type XPathValue } from '../values.js';
import type { Call } from './call.js';
import { define, type XPathFunction } from './function.js';

export const DATE_FUNCTIONS: readonly XPathFunction[] = [
  define('today', [0, 0], 'moment', ({ context }) => startOfDay(context.now, context.zone)),
  define('now', [0, 0], 'moment', ({ context }) => momentAt(context.now, context.zone)),
  define('date', [1, 1], 'moment', date),
  define('date-time', [1, 1], 'moment', date),
  define('decimal-date-time', [1, 1], 'number', (call) => momentOf(call).days),
  define('decimal-time', [1, 1], 'number', decimalTime),
  define('format-date', [2, 2], 'text', format),
  define('format-date-time', [2, 2], 'text', format),
];

/** Blank for a blank and for a yes or no; "Invalid Date" for anything that is no date. */
function date(call: Call): XPathValue {
  const value = call.value(0);
  if (typeof value === 'boolean' || (typeof value !== 'number' && asText(value) === '')) return '';
  return readMoment(value, call.context.zone);
}

function momentOf(call: Call): Moment {
  return readMoment(call.value(0), call.context.zone);
}

function readMoment(value: XPathValue, zone: string): Moment {
  if (isMoment(value)) return value.reckoned === true ? momentOfDays(value.days, zone) : value;
  if (typeof value === 'number') return momentOfDays(value, zone);
  return momentFromText(padded(asText(value)), zone) ?? NO_MOMENT;
}

/** A month or day of one figure is taken as if it had its zero. */
function padded(text: string): string {
  return text.replace(
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?=T|$)/,
    (_, year: string, month: string, day: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

/** The part of the day that has gone at a time such as 06:00:00.000-07:00, or at a moment, in the context's zone. */
function decimalTime(call: Call): number {
  const { zone } = call.context;
  const value = call.value(0);
  const text = asText(value);
  const moment = /^\d{2}:\d{2}/.test(text)
    ? momentFromText(`1970-01-01T${text}`, zone)
    : momentIn(value, zone);
  return moment === null || Number.isNaN(moment.days) ? Number.NaN : partOfDay(moment, zone);
}

function format(call: Call): string {
  const moment = momentOf(call);
  const { zone, language } = call.context;
  return Number.isNaN(moment.days) ? '' : formatMoment(moment, call.text(1), { zone, language });
}
