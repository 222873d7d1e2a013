/** The third schema: files that analysts have asked for, and responses in the order in which files read them. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates the table of exports, and puts the key into the index by which ended responses are read. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { moment, end } = dialectWords(dialect);
  const statements = [
    `create table survey_exports (
      id text primary key,
      survey_id text not null references surveys (id),
      asked_by text not null,
      choice text not null,
      file_name text not null check (length(file_name) between 1 and 200),
      file_key text not null check (length(file_key) = 64),
      state text not null check (state in ('preparing', 'ready', 'failed')),
      asked_at ${moment} not null,
      touched_at ${moment} not null,
      expires_at ${moment} not null check (expires_at > asked_at),
      taken_at ${moment},
      rows_done ${moment} not null default 0 check (rows_done >= 0),
      rows_total ${moment} check (rows_total >= 0),
      bytes ${moment} check (bytes >= 0),
      sha256 text check (length(sha256) = 64),
      check ((state = 'ready') = (bytes is not null and sha256 is not null)),
      check (state <> 'ready' or taken_at is not null)
    )${end}`,
    'create index survey_exports_survey on survey_exports (survey_id)',
    'drop index responses_state',
    'create index responses_state on responses (survey_id, state, response_key)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
  await createGuards(database, dialect, GUARDS);
}

const GUARDS: readonly Guard[] = [
  {
    name: 'survey_exports_begin',
    on: 'insert',
    table: 'survey_exports',
    when: `new.state <> 'preparing'`,
    sentence: 'a file begins with being prepared',
  },
  {
    name: 'survey_exports_end_once',
    on: 'update',
    table: 'survey_exports',
    when: `old.state <> 'preparing'`,
    sentence: 'a file that is ready or has failed stays as it is',
  },
];
