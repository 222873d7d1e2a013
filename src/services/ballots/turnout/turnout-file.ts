/** Turnout as a published file. */
import { stringify } from 'csv-stringify/sync';
import { DateTime } from 'luxon';
import { safeCell } from '../../../shared/spreadsheet.js';
import type { HourCount } from '../../../storage/turnout-store.js';
import { type Breakdown, NOT_TOLD, type Turnout, type TurnoutGroup } from './breakdown.js';

const HEADER = ['breakdown', 'group', 'on_the_roll', 'voted'] as const;

/**
 * CSV text (RFC 4180) with one row for the whole roll, one for each group of each attribute (small groups
 * merged as on the pages), and one for each day of voting in the lab's zone, which has no base of its own.
 */
export function turnoutFile(turnout: Turnout, timeZone: string): string {
  const rows = [
    ['total', '', String(turnout.entries), String(turnout.voted)],
    ...turnout.breakdowns.flatMap(rowsOfBreakdown),
    ...byDay(turnout.hours, timeZone).map(({ day, papers }) => ['day', day, '', String(papers)]),
  ];
  return stringify([HEADER, ...rows.map((row) => row.map(safeCell))], { record_delimiter: 'windows' });
}

function rowsOfBreakdown({ attribute, groups }: Breakdown): string[][] {
  return groups.map((group) => [attribute, nameOf(group), String(group.entries), String(group.voted)]);
}

function nameOf(group: TurnoutGroup): string {
  if (group.name === null) return `other groups (${group.groups})`;
  return group.name === NOT_TOLD ? 'not given' : group.name;
}

/** Papers by the day (`YYYY-MM-DD`) in a time zone, from the first day with papers to the last, none left out. */
export function byDay(hours: readonly HourCount[], timeZone: string): { day: string; papers: number }[] {
  const papersOn = new Map<string, number>();
  for (const { hour, papers } of hours) {
    const day = isoDay(hour, timeZone);
    papersOn.set(day, (papersOn.get(day) ?? 0) + papers);
  }
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days: { day: string; papers: number }[] = [];
  const end = isoDay(last.hour, timeZone);
  for (let day = DateTime.fromMillis(first.hour, { zone: timeZone }); ; day = day.plus({ days: 1 })) {
    const name = day.toISODate() ?? end;
    days.push({ day: name, papers: papersOn.get(name) ?? 0 });
    if (name >= end) return days;
  }
}

function isoDay(moment: number, timeZone: string): string {
  return DateTime.fromMillis(moment, { zone: timeZone }).toISODate() ?? '';
}
