/** Moments as ODK XForms reads and writes them: ISO 8601, counted in days since 1 January 1970 UTC. */
import { DateTime, FixedOffsetZone } from 'luxon';

/** A day in milliseconds. */
export const DAY = 86_400_000;

/** A date, with a time or without; `days` is NaN when there is no such date. */
export interface Moment {
  /** Since 1 January 1970 UTC, with the part of the day as a fraction. */
  readonly days: number;
  /** As it reads when it is an answer. */
  readonly text: string;
  /** Whether it counts as true. */
  readonly holds: boolean;
}

/** What a date that does not exist becomes. */
export const NO_MOMENT: Moment = { days: Number.NaN, text: 'Invalid Date', holds: false };

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const FURTHEST_OFFSET = 14;

/**
 * The moment that a text says in the date or dateTime format of XForms, or null when it says none: the text is in
 * another format, the day is not in the calendar, or the offset is further than 14 hours. Without an offset it is
 * read in `zone` (an IANA name or an offset).
 */
export function momentFromText(text: string, zone: string): Moment | null {
  const read = WRITTEN.exec(text);
  if (read === null) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = read;
  const offsetZone = offset === undefined ? zone : zoneOfOffset(offset);
  if (offsetZone === null || Number(hour ?? 0) > 23) return null;
  const at = DateTime.fromObject(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
    },
    { zone: offsetZone },
  );
  return at.isValid ? momentAt(at.toMillis(), zone) : null;
}

function zoneOfOffset(offset: string): FixedOffsetZone | null {
  if (offset === 'Z') return FixedOffsetZone.utcInstance;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4));
  if (hours > FURTHEST_OFFSET || minutes > 59) return null;
  return FixedOffsetZone.instance((offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes));
}

/** The moment at so many epoch milliseconds, written in the zone; midnight is written as the day alone. */
export function momentAt(epochMs: number, zone: string): Moment {
  const at = DateTime.fromMillis(epochMs, { zone });
  if (!at.isValid) return NO_MOMENT;
  return {
    days: epochMs / DAY,
    holds: epochMs !== 0,
    get text() {
      return at.toFormat(millisecondOfDay(at) === 0 ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm:ss.SSSZZ");
    },
  };
}

/** Midnight of the day, in the zone, in which the epoch milliseconds fall. */
export function startOfDay(epochMs: number, zone: string): Moment {
  return momentAt(DateTime.fromMillis(epochMs, { zone }).startOf('day').toMillis(), zone);
}

/** How far the day has gone at that moment in the zone, from 0, below 1; NaN when there is no such moment. */
export function partOfDay(moment: Moment, zone: string): number {
  return millisecondOfDay(DateTime.fromMillis(epochMsOf(moment), { zone })) / DAY;
}

/** The moment so many days after 1 January 1970 UTC, to the millisecond. */
export function momentOfDays(days: number, zone: string): Moment {
  return momentAt(Math.round(days * DAY), zone);
}

/** The moment in epoch milliseconds. */
export function epochMsOf(moment: Moment): number {
  return Math.round(moment.days * DAY);
}

function millisecondOfDay(at: DateTime): number {
  return ((at.hour * 60 + at.minute) * 60 + at.second) * 1000 + at.millisecond;
}
