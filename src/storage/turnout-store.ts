/** Who took part, in numbers: the roll by its attributes, and the hourly counters. */
import type { Database } from './tables.js';

/** How many entries share these attributes (JSON) and this mark. Withdrawn entries are left out. */
export interface AttributeCount {
  readonly attributes: string;
  readonly voted: number;
  readonly entries: number;
}

/** Papers cast within one hour; `hour` is the epoch millisecond at which it began. */
export interface HourCount {
  readonly hour: number;
  readonly papers: number;
}

/** The roll counted by attributes and mark. */
export async function countByAttributes(database: Database, ballotId: string): Promise<AttributeCount[]> {
  const rows = await database
    .selectFrom('roll_entries')
    .select(['attributes', 'voted', (row) => row.fn.countAll<number>().as('entries')])
    .where('ballot_id', '=', ballotId)
    .where('withdrawn', '=', 0)
    .groupBy(['attributes', 'voted'])
    .orderBy('attributes')
    .execute();
  return rows.map((row) => ({ ...row, entries: Number(row.entries) }));
}

/** Papers by the hour, in the order of time; hours without papers are not listed. */
export async function countByHour(database: Database, ballotId: string): Promise<HourCount[]> {
  const rows = await database
    .selectFrom('turnout_hours')
    .select(['hour', (row) => row.fn.sum<number>('papers').as('papers')])
    .where('ballot_id', '=', ballotId)
    .groupBy('hour')
    .orderBy('hour')
    .execute();
  return rows.map((row) => ({ hour: row.hour, papers: Number(row.papers) }));
}
