/** Dates and times as an organiser types them, in the lab's zone, and as a form shows them again. */
import { DateTime } from 'luxon';
import { ok, type Result, refuse } from '../../shared/result.js';

/** The four boxes of a date and time, as typed. */
export interface TypedMoment {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
}

/**
 * Why a moment was refused. `gap`: the clocks jump over that time on that day. `twice`: the clocks are put back
 * and pass that time two times.
 */
export type MomentFault = 'incomplete' | 'not-a-date' | 'not-a-time' | 'gap' | 'twice';

/** Epoch milliseconds of what was typed in the IANA zone; null when all four boxes are empty. */
export function readMoment(typed: TypedMoment, zone: string): Result<number | null, MomentFault> {
  const boxes = [typed.day, typed.month, typed.year, typed.time].map((box) => box.trim());
  if (boxes.every((box) => box === '')) return ok(null);
  if (boxes.some((box) => box === '')) return refuse('incomplete');
  const [day, month, year] = boxes.slice(0, 3).map(wholeNumber);
  const time = readTime(typed.time);
  if (day === undefined || month === undefined || year === undefined || year < 2000 || year > 2199) {
    return refuse('not-a-date');
  }
  if (!DateTime.utc(year, month, day).isValid) return refuse('not-a-date');
  return time === null ? refuse('not-a-time') : momentAt({ year, month, day, ...time }, zone);
}

/** The boxes that stand for this moment in the zone; empty for null. */
export function typedMoment(moment: number | null, zone: string): TypedMoment {
  if (moment === null) return { day: '', month: '', year: '', time: '' };
  const { day, month, year, hour, minute } = DateTime.fromMillis(moment, { zone });
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  const noon = hour === 12 && minute === 0 ? 'midday' : `${clock}${hour < 12 ? 'am' : 'pm'}`;
  return {
    day: String(day),
    month: String(month),
    year: String(year),
    time: hour === 0 && minute === 0 ? 'midnight' : noon,
  };
}

/** Hour and minute of `5pm`, `5:30 pm`, `17:00`, `9.30am`, `midday`, `noon`, `midnight` (as the day begins). */
function readTime(typed: string): { hour: number; minute: number } | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, '');
  if (text === 'midnight') return { hour: 0, minute: 0 };
  if (text === 'midday' || text === 'noon') return { hour: 12, minute: 0 };
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm|a\.m\.|p\.m\.)?$/.exec(text);
  if (parts === null) return null;
  const [, hours, minutes, half] = parts;
  const minute = Number(minutes ?? 0);
  const hour = half === undefined ? Number(hours) : from12Hours(Number(hours), half.startsWith('p'));
  const isClear = half !== undefined || minutes !== undefined;
  return isClear && hour >= 0 && hour <= 23 && minute <= 59 ? { hour, minute } : null;
}

function from12Hours(hour: number, afternoon: boolean): number {
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function wholeNumber(box: string): number | undefined {
  return /^\d{1,4}$/.test(box) ? Number(box) : undefined;
}

function momentAt(
  parts: { year: number; month: number; day: number; hour: number; minute: number },
  zone: string,
): Result<number, MomentFault> {
  const moment = DateTime.fromObject(parts, { zone });
  // Luxon moves a time that the clocks jump over forward by the jump.
  if (moment.hour !== parts.hour || moment.minute !== parts.minute) return refuse('gap');
  return moment.getPossibleOffsets().length > 1 ? refuse('twice') : ok(moment.toMillis());
}
