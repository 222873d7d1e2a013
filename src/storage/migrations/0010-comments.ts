/** The tenth schema: frames of codes for people's own words, coders' codes, and quotes fit to publish. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates the tables of comments. What hangs on a response goes with it. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const words = dialectWords(dialect);
  for (const table of [...frameTables(words), ...codingTables(words)]) await sql.raw(table).execute(database);
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(database);
  await createGuards(database, dialect, GUARDS);
}

type Words = ReturnType<typeof dialectWords>;

function frameTables({ moment, end }: Words): string[] {
  return [
    `create table comment_frames (
      id text primary key,
      survey_id text references surveys (id),
      ballot_id text references ballots (id),
      question text not null check (length(question) between 1 and 200),
      stage text not null default 'coding' check (stage in ('coding', 'compared')),
      saves integer not null default 0 check (saves >= 0),
      created_at ${moment} not null,
      check ((survey_id is null) <> (ballot_id is null)),
      unique (survey_id, question),
      unique (ballot_id, question)
    )${end}`,
    `create table comment_codes (
      id text primary key,
      frame_id text not null references comment_frames (id) on delete cascade,
      name text not null check (length(name) between 1 and 40),
      label text not null check (length(label) between 1 and 100),
      description text not null check (length(description) <= 1000),
      parent_id text references comment_codes (id) on delete set null,
      retired integer not null default 0 check (retired in (0, 1)),
      merged_into text references comment_codes (id) on delete set null,
      revision integer not null default 1 check (revision >= 1),
      created_at ${moment} not null,
      check (merged_into is null or (retired = 1 and merged_into <> id)),
      check (parent_id is null or parent_id <> id),
      unique (frame_id, name)
    )${end}`,
  ];
}

function codingTables({ moment, end }: Words): string[] {
  const ofComment = `frame_id text not null references comment_frames (id) on delete cascade,
      comment_key text not null check (length(comment_key) = 64)`;
  const ofResponse = `response_key text references responses (response_key) on delete cascade`;
  return [
    `create table comment_codings (
      ${ofComment},
      coder text not null check (length(coder) > 0),
      author text not null check (coder in ('final', author)),
      ${ofResponse},
      coded_at ${moment} not null,
      check (response_key is null or response_key = comment_key),
      primary key (frame_id, comment_key, coder)
    )${end}`,
    `create table comment_coding_codes (
      frame_id text not null,
      comment_key text not null,
      coder text not null,
      code_id text not null references comment_codes (id) on delete cascade,
      primary key (frame_id, comment_key, coder, code_id),
      foreign key (frame_id, comment_key, coder)
        references comment_codings (frame_id, comment_key, coder) on delete cascade
    )${end}`,
    `create table comment_quotes (
      id text primary key,
      ${ofComment},
      ${ofResponse},
      text text not null check (length(text) between 1 and 5000),
      said_by text not null check (length(said_by) <= 200),
      flags integer not null check (flags >= 0),
      confirmed integer not null check (confirmed in (0, 1)),
      author text not null,
      marked_at ${moment} not null,
      check (response_key is null or response_key = comment_key),
      check (flags = 0 or confirmed = 1),
      unique (frame_id, comment_key)
    )${end}`,
  ];
}

const INDEXES = [
  'comment_codes_parent on comment_codes (parent_id)',
  'comment_codes_merged on comment_codes (merged_into)',
  'comment_codings_response on comment_codings (response_key)',
  'comment_coding_codes_code on comment_coding_codes (code_id)',
  'comment_quotes_response on comment_quotes (response_key)',
];

/** Whether a new row is of another survey than its frame, or of a response that says nothing; the response is held until then. */
const NOT_OF_ITS_RESPONSE = `(select survey_id from comment_frames where id = new.frame_id) is distinct from
  (select survey_id from responses where response_key = new.response_key and state not in ('started', 'withdrawn') /* held */)`;

const GUARDS: readonly Guard[] = [
  {
    name: 'comment_codings_of_responses',
    on: 'insert',
    table: 'comment_codings',
    when: NOT_OF_ITS_RESPONSE,
    sentence: 'a coding is of an ended response of its frame’s survey',
  },
  {
    name: 'comment_quotes_of_responses',
    on: 'insert',
    table: 'comment_quotes',
    when: NOT_OF_ITS_RESPONSE,
    sentence: 'a quote is of an ended response of its frame’s survey',
  },
  {
    name: 'comment_frames_stay_where_they_are',
    on: 'update',
    table: 'comment_frames',
    when: `new.survey_id is distinct from old.survey_id or new.ballot_id is distinct from old.ballot_id
      or new.question <> old.question or (old.stage = 'compared' and new.stage <> 'compared')`,
    sentence: 'a frame keeps its question, and what was compared stays so',
  },
  {
    name: 'comment_codes_keep_their_names',
    on: 'update',
    table: 'comment_codes',
    when: 'new.name <> old.name or new.frame_id <> old.frame_id',
    sentence: 'a code keeps its name and its frame',
  },
  ...(['insert', 'update'] as const).map(
    (on): Guard => ({
      name: `comment_codes_family_on_${on}`,
      on,
      table: 'comment_codes',
      when: `exists (select 1 from comment_codes kin
      where (kin.id = new.parent_id and (kin.frame_id <> new.frame_id or kin.parent_id is not null))
      or (kin.id = new.merged_into and kin.frame_id <> new.frame_id)
      or (new.parent_id is not null and kin.parent_id = new.id))`,
      sentence: 'themes and codes are of one frame, and a theme belongs to no other',
    }),
  ),
];
