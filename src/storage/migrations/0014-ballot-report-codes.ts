/** The fourteenth schema: codes of a ballot's comments as they were when numbers about them were published. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates the table; papers are kept as long as their ballot, and so are its rows. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { end } = dialectWords(dialect);
  const statement = `create table ballot_report_codes (
    ballot_id text not null references ballots (id),
    digest text not null check (length(digest) = 64),
    content text not null,
    primary key (ballot_id, digest)
  )${end}`;
  await sql.raw(statement).execute(database);
  await createGuards(database, dialect, GUARDS);
}

const GUARDS: readonly Guard[] = ['update', 'delete'].map((on) => ({
  name: `ballot_report_codes_${on}`,
  on: on as 'update' | 'delete',
  table: 'ballot_report_codes',
  when: 'true',
  sentence: 'codes that numbers were published about never change',
}));
