/** Days without a time, as ISO text in storage and as three boxes or a span of words on pages. */
import type { Formats } from '../../shared/dates.js';
import type { Translate } from '../../shared/text.js';

/** The day `YYYY-MM-DD` in words, "3 January 2027". */
export function dayInWords(iso: string, format: Formats): string {
  return format.day(Date.parse(`${iso}T00:00:00Z`), 'UTC');
}

/** One day or a span of days in words: "3 January 2027 to 20 January 2027". */
export function daysInWords(from: string, to: string | null, format: Formats, t: Translate): string {
  const start = dayInWords(from, format);
  return to === null || to === from ? start : t('lab.span', { from: start, to: dayInWords(to, format) });
}

/** The ISO day that three boxes name, null when all are empty, `not-a-day` when they name none. */
export function readIsoDay(day: string, month: string, year: string): string | null | 'not-a-day' {
  const boxes = [day, month, year].map((box) => box.trim());
  if (boxes.every((box) => box === '')) return null;
  if (!boxes.every((box) => /^\d{1,4}$/.test(box)) || Number(year) < 1900 || Number(year) > 2199) {
    return 'not-a-day';
  }
  const iso = `${boxes[2]}-${boxes[1]?.padStart(2, '0')}-${boxes[0]?.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? 'not-a-day' : iso;
}

/** The three boxes of an ISO day; empty for null. */
export function isoDayBoxes(iso: string | null): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = (iso ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
