/** Counts that were asked for and are not done yet: who counts, and how far that is, so that no restart loses one. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates the table; a row is there from the moment a count is asked for until it is stored, or has failed and is asked for again. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { moment, end } = dialectWords(dialect);
  const statement = `create table counts_under_way (
    ballot_id text primary key references ballots (id),
    asked_by text not null,
    asked_at ${moment} not null,
    counter text,
    touched_at ${moment} not null,
    attempts integer not null default 0 check (attempts >= 0),
    stage text check (stage in ('papers', 'rounds', 'margin', 'others', 'depth', 'groups')),
    done ${moment} not null default 0 check (done >= 0),
    total ${moment} check (total >= 0),
    failed text check (failed in ('papers-changed', 'count-failed')),
    check (failed is null or counter is null)
  )${end}`;
  await sql.raw(statement).execute(database);
  await createGuards(database, dialect, GUARDS);
}

const GUARDS: readonly Guard[] = [
  {
    name: 'counts_under_way_closed',
    on: 'insert',
    table: 'counts_under_way',
    when: `(select state from ballots where id = new.ballot_id) <> 'closed'`,
    sentence: 'the papers of a closed ballot alone are counted',
  },
];
