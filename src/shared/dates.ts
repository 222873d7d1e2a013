/** Moments and numbers as people read them: "3 January 2027 at 5pm (UK time, Europe/London)", "41%". */
import type { Language } from './language.js';
import { intlLocale, type Translate } from './text.js';

/** Formatters of one language; `words` is its lookup (section `dates`). */
export interface Formats {
  /** A moment (epoch milliseconds) in the zone, with the zone named. */
  moment(epochMs: number, timeZone: string): string;
  /** The same without the zone, for lists whose heading names it. */
  shortMoment(epochMs: number, timeZone: string): string;
  /** The day alone: "3 January 2027". */
  day(epochMs: number, timeZone: string): string;
  /** The time alone: "5pm", "5:30pm", "midday". */
  time(epochMs: number, timeZone: string): string;
  /** The zone's name: "UK time, Europe/London". */
  zone(timeZone: string): string;
  /** A number with the language's separators: "2,657". */
  number(value: number): string;
  /** Whole per cent of a share, never rounding something to nothing: "41%", "less than 1%". */
  percent(part: number, whole: number): string;
}

/** The formatters of a language. A time zone that the system does not know throws a RangeError. */
export function formats(language: Language, words: Translate): Formats {
  const numbers = new Intl.NumberFormat(intlLocale(language));
  const days = remembered(
    (timeZone) =>
      new Intl.DateTimeFormat(intlLocale(language), {
        timeZone,
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }),
  );
  const clocks = remembered(
    (timeZone) =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }),
  );
  const day = (epochMs: number, timeZone: string) => days(timeZone).format(epochMs);
  const time = (epochMs: number, timeZone: string) =>
    clockTime(clocks(timeZone).formatToParts(epochMs), words);
  const zone = (timeZone: string) => zoneName(timeZone, words);
  const shortMoment = (epochMs: number, timeZone: string) =>
    words('dates.dayAtTime', { day: day(epochMs, timeZone), time: time(epochMs, timeZone) });
  return {
    day,
    time,
    zone,
    shortMoment,
    moment: (epochMs, timeZone) => `${shortMoment(epochMs, timeZone)} (${zone(timeZone)})`,
    number: (value) => numbers.format(value),
    percent: (part, whole) => wholePercent(part, whole, words),
  };
}

/** A formatter is slow to make and quick to use: one for each time zone is kept. */
function remembered(
  make: (timeZone: string) => Intl.DateTimeFormat,
): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const formatter = made.get(timeZone) ?? make(timeZone);
    made.set(timeZone, formatter);
    return formatter;
  };
}

function clockTime(parts: readonly Intl.DateTimeFormatPart[], words: Translate): string {
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const hour = part('hour');
  const minute = part('minute');
  if (minute === 0 && hour === 0) return words('dates.midnight');
  if (minute === 0 && hour === 12) return words('dates.midday');
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const clock = minute === 0 ? `${twelve}` : `${twelve}:${String(minute).padStart(2, '0')}`;
  return words(`dates.${partOfDay(hour)}`, { clock });
}

function partOfDay(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

function zoneName(timeZone: string, words: Translate): string {
  return timeZone === 'Europe/London'
    ? words('dates.ukZone', { zone: timeZone })
    : words('dates.otherZone', { zone: timeZone });
}

function wholePercent(part: number, whole: number, words: Translate): string {
  if (whole <= 0) return words('dates.noShare');
  const share = (part / whole) * 100;
  if (share > 0 && share < 0.5) return words('dates.lessThanOne');
  if (share < 100 && share >= 99.5) return words('dates.moreThanNinetyNine');
  return `${Math.round(share)}%`;
}
