/** The second schema: surveys with their versions, links and responses. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { SURVEY_GUARDS } from './0002-triggers.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards } from './guards.js';

/** Creates every table, index and trigger of the second schema. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const words = dialectWords(dialect);
  for (const table of [
    ...surveyTables(words),
    ...authoringTables(words),
    ...linkTables(words),
    ...answerTables(words),
  ]) {
    await sql.raw(table).execute(database);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(database);
  await createGuards(database, dialect, SURVEY_GUARDS);
}

type Words = ReturnType<typeof dialectWords>;

const WAYS = `('open', 'personal', 'panel')`;

function surveyTables({ moment, end }: Words): string[] {
  return [
    `create table surveys (
      id text primary key,
      slug text not null unique check (length(slug) between 1 and 80),
      lab_id text not null references labs (id),
      state text not null check (state in ('draft', 'scheduled', 'open', 'closed', 'cancelled')),
      settings text not null,
      opens_at ${moment},
      closes_at ${moment} check (closes_at > opens_at),
      retention_days ${moment} not null check (retention_days between 1 and 36500),
      erased_at ${moment} check (erased_at is null or state in ('closed', 'cancelled')),
      revision integer not null default 1,
      created_at ${moment} not null,
      check (state <> 'scheduled' or opens_at is not null),
      check (state <> 'closed' or closes_at is not null)
    )${end}`,
    `create table survey_versions (
      survey_id text not null references surveys (id),
      number integer not null check (number >= 1),
      definition text not null,
      designs text not null,
      fingerprint text not null check (length(fingerprint) = 64),
      published_at ${moment} not null,
      primary key (survey_id, number)
    )${end}`,
    `create table survey_consents (
      survey_id text not null references surveys (id),
      number integer not null check (number >= 1),
      wording text not null,
      created_at ${moment} not null,
      primary key (survey_id, number)
    )${end}`,
    `create table survey_quotas (
      survey_id text not null references surveys (id),
      name text not null,
      most integer not null check (most >= 0),
      hard integer not null check (hard in (0, 1)),
      completed integer not null default 0 check (completed >= 0),
      primary key (survey_id, name),
      check (hard = 0 or completed <= most)
    )${end}`,
    `create table survey_hours (
      survey_id text not null references surveys (id),
      hour ${moment} not null check (hour % 3600000 = 0),
      way text not null check (way in ${WAYS}),
      event text not null check (event in ('started', 'completed', 'screened-out', 'quota-full', 'withdrawn')),
      shard integer not null check (shard between 0 and 15),
      responses integer not null check (responses >= 1),
      primary key (survey_id, hour, way, event, shard)
    )${end}`,
  ];
}

/** The questionnaire that is being written, and one that waits to replace it. */
function authoringTables({ end }: Words): string[] {
  return [
    `create table questionnaire_drafts (
      survey_id text primary key references surveys (id) on delete cascade,
      definition text not null,
      file_name text not null check (length(file_name) <= 200)
    )${end}`,
    `create table questionnaire_uploads (
      survey_id text primary key references surveys (id) on delete cascade,
      definition text not null,
      file_name text not null check (length(file_name) <= 200)
    )${end}`,
  ];
}

function linkTables({ moment, end, endInKeyOrder }: Words): string[] {
  return [
    `create table survey_links (
      code_hash text primary key check (length(code_hash) = 64),
      survey_id text not null references surveys (id),
      kind text not null check (kind in ('personal', 'panel')),
      state text not null check (state in ('unused', 'started', 'used', 'withdrawn', 'replaced')),
      outcome text check (outcome in ('completed', 'screened-out', 'quota-full')),
      check ((outcome is not null) = (kind = 'panel' and state = 'used')),
      check (kind = 'personal' or state in ('started', 'used'))
    )${endInKeyOrder}`,
    `create table survey_contacts (
      id text primary key,
      survey_id text not null references surveys (id),
      email text not null check (email = lower(email)),
      name text not null,
      attributes text not null,
      issue integer not null default 1 check (issue >= 1),
      code_hash text not null unique references survey_links (code_hash),
      unique (survey_id, email)
    )${end}`,
    `create table contact_uploads (
      id text primary key,
      survey_id text not null references surveys (id) on delete cascade,
      content text not null,
      details text not null,
      created_at ${moment} not null
    )${end}`,
  ];
}

function answerTables({ moment, end, endInKeyOrder }: Words): string[] {
  return [
    `create table responses (
      response_key text primary key check (length(response_key) = 64),
      survey_id text not null references surveys (id),
      version integer not null,
      state text not null check (state in
        ('started', 'completed', 'screened-out', 'quota-full', 'broke-off', 'withdrawn')),
      way text not null check (way in ${WAYS}),
      language text not null check (length(language) between 1 and 40),
      consent integer not null,
      answers text not null,
      paradata text not null,
      page text,
      saves integer not null default 0 check (saves >= 0),
      touched_at ${moment},
      foreign key (survey_id, version) references survey_versions (survey_id, number),
      foreign key (survey_id, consent) references survey_consents (survey_id, number),
      check ((state = 'started') = (touched_at is not null)),
      check (state <> 'withdrawn' or (answers = '{}' and paradata = '{}' and page is null)),
      check (state <> 'completed' or page is null)
    )${endInKeyOrder}`,
    `create table survey_trials (
      trial_key text primary key check (length(trial_key) = 64),
      survey_id text not null references surveys (id) on delete cascade,
      content text not null,
      touched_at ${moment} not null
    )${endInKeyOrder}`,
    `create table survey_erasures (
      survey_id text not null references surveys (id),
      at ${moment} not null,
      reason text not null check (reason in ('retention', 'request')),
      responses integer not null check (responses >= 0),
      primary key (survey_id, at)
    )${end}`,
    `create table survey_scrubs_owed (
      survey_id text primary key references surveys (id)
    )${end}`,
  ];
}

/** Every foreign key can be followed from both sides. */
const INDEXES = [
  'surveys_lab on surveys (lab_id)',
  'survey_links_survey on survey_links (survey_id, state)',
  'contact_uploads_survey on contact_uploads (survey_id)',
  'responses_version on responses (survey_id, version)',
  'responses_consent on responses (survey_id, consent)',
  'responses_state on responses (survey_id, state)',
  'survey_trials_survey on survey_trials (survey_id)',
];
