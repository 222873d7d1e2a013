/** The thirteenth schema: codes of comments as they were when numbers about them were published, so that what follows is laid beside the same. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates the table; its rows go with the answers they are about. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { end } = dialectWords(dialect);
  const statement = `create table report_codes (
    survey_id text not null references surveys (id),
    digest text not null check (length(digest) = 64),
    content text not null,
    primary key (survey_id, digest)
  )${end}`;
  await sql.raw(statement).execute(database);
  await createGuards(database, dialect, GUARDS);
}

const GUARDS: readonly Guard[] = [
  {
    name: 'report_codes_stay',
    on: 'update',
    table: 'report_codes',
    when: 'true',
    sentence: 'codes that numbers were published about never change',
  },
];
