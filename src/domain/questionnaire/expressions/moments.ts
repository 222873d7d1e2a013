/** Moments as ODK XForms reads and writes them: ISO 8601, counted in days since 1 January 1970 UTC. */
import { DateTime, FixedOffsetZone } from 'luxon';
import { textOfNumber } from './number-text.js';

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
  /** Whether it came about by reckoning, and so reads as a number. */
  readonly reckoned?: true;
}

/** What a date that does not exist becomes. */
export const NO_MOMENT: Moment = { days: Number.NaN, text: 'Invalid Date', holds: false };

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const FURTHEST_OFFSET = 14;
/** The furthest moments that a calendar of ECMAScript knows, in milliseconds from 1970. */
const FURTHEST = 8.64e15;

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

/** A moment of which few are ever read. A class, since an object of its own with a getter outlives its use. */
class WrittenMoment implements Moment {
  readonly days: number;
  readonly holds: boolean;

  constructor(
    private readonly epochMs: number,
    private readonly zone: string,
  ) {
    this.days = epochMs / DAY;
    this.holds = epochMs !== 0;
  }

  get text(): string {
    const at = DateTime.fromMillis(this.epochMs, { zone: this.zone });
    return at.toFormat(millisecondOfDay(at) === 0 ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm:ss.SSSZZ");
  }
}

/** The moment at so many epoch milliseconds, written in the zone; midnight is written as the day alone. */
export function momentAt(epochMs: number, zone: string): Moment {
  return Math.abs(epochMs) <= FURTHEST ? new WrittenMoment(epochMs, zone) : NO_MOMENT;
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

/**
 * The moment so many days later, by the calendar of the zone: seven days after midnight is midnight, whether or not
 * the clocks change in between. It reads as a number, for that is what adding gives.
 */
export function shifted(moment: Moment, days: number, zone: string): Moment {
  const whole = Math.trunc(days);
  const from = DateTime.fromMillis(epochMsOf(moment), { zone });
  const to = from.plus({ days: whole }).toMillis() + Math.round((days - whole) * DAY);
  const elapsed = epochMsOf(moment) + Math.round(days * DAY);
  const reached = to === elapsed || Number.isNaN(to) ? moment.days + days : to / DAY;
  return { days: reached, text: textOfNumber(reached), holds: reached !== 0, reckoned: true };
}

/**
 * The days from 1 January 1970 to a moment, whole: those of the calendar at midnight in the zone, which east of
 * Greenwich is a moment of the day before in UTC, and otherwise those that have passed in UTC.
 */
export function wholeDays(moment: Moment, zone: string): number {
  const at = DateTime.fromMillis(epochMsOf(moment), { zone });
  if (millisecondOfDay(at) !== 0) return Math.floor(moment.days);
  return Math.round((epochMsOf(moment) + at.offset * 60_000) / DAY);
}

/** How many days lie between two moments: by the calendar when both are midnights in the zone, else as elapsed. */
export function daysBetween(later: Moment, earlier: Moment, zone: string): number {
  const [to, from] = [later, earlier].map((moment) => DateTime.fromMillis(epochMsOf(moment), { zone }));
  if (to === undefined || from === undefined || millisecondOfDay(to) !== 0 || millisecondOfDay(from) !== 0) {
    return later.days - earlier.days;
  }
  const shift = (to.offset - from.offset) * 60_000;
  return (epochMsOf(later) - epochMsOf(earlier) + shift) / DAY;
}
