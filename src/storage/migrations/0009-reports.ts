/** The ninth schema: published reports, whose editions never change, and what each of them is about. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates every table, index and trigger of the ninth schema. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  for (const statement of statements(dialectWords(dialect))) await sql.raw(statement).execute(database);
  await createGuards(database, dialect, GUARDS);
}

function statements({ moment, end }: ReturnType<typeof dialectWords>): string[] {
  return [
    `create table reports (
      id text primary key,
      lab_id text not null references labs (id),
      plan_id text not null unique references report_plans (id),
      slug text not null check (length(slug) between 1 and 80),
      created_at ${moment} not null,
      unique (lab_id, slug)
    )${end}`,
    `create table report_editions (
      report_id text not null references reports (id),
      number integer not null check (number >= 1),
      content text not null,
      digest text not null check (length(digest) = 64),
      author text not null,
      published_at ${moment} not null,
      withdrawn_at ${moment},
      withdrawn_by text,
      primary key (report_id, number),
      check ((withdrawn_at is null) = (withdrawn_by is null)),
      check (withdrawn_at is null or withdrawn_at >= published_at)
    )${end}`,
    `create table report_sources (
      report_id text not null,
      number integer not null,
      survey_id text references surveys (id),
      ballot_id text references ballots (id),
      fingerprint text not null check (length(fingerprint) = 64),
      foreign key (report_id, number) references report_editions (report_id, number),
      check ((survey_id is null) <> (ballot_id is null)),
      unique (report_id, number, survey_id),
      unique (report_id, number, ballot_id)
    )${end}`,
    'create index report_sources_survey on report_sources (survey_id)',
    'create index report_sources_ballot on report_sources (ballot_id)',
  ];
}

const LAB_OF_REPORT = 'select reports.lab_id from reports where reports.id = new.report_id';

const GUARDS: readonly Guard[] = [
  {
    name: 'reports_of_the_lab',
    on: 'insert',
    table: 'reports',
    when: `not exists (select 1 from report_plans plans
      where plans.id = new.plan_id and plans.lab_id = new.lab_id)`,
    sentence: 'a report is made of a plan of its own lab',
  },
  {
    name: 'reports_stay',
    on: 'update',
    table: 'reports',
    when: 'true',
    sentence: 'a report keeps its address',
  },
  {
    name: 'report_editions_follow',
    on: 'insert',
    table: 'report_editions',
    when: `new.withdrawn_at is not null or new.number <> 1 + coalesce(
      (select max(other.number) from report_editions other where other.report_id = new.report_id), 0)`,
    sentence: 'editions follow each other, and none begins withdrawn',
  },
  {
    name: 'report_editions_stay',
    on: 'update',
    table: 'report_editions',
    when: `new.report_id <> old.report_id or new.number <> old.number or new.content <> old.content
      or new.digest <> old.digest or new.author <> old.author or new.published_at <> old.published_at
      or old.withdrawn_at is not null`,
    sentence: 'an edition never changes; it can be withdrawn once',
  },
  {
    name: 'report_editions_are_kept',
    on: 'delete',
    table: 'report_editions',
    when: 'true',
    sentence: 'what was published is kept, so that what follows is protected with it',
  },
  {
    name: 'report_sources_of_the_lab',
    on: 'insert',
    table: 'report_sources',
    when: `coalesce(
      (select surveys.lab_id from surveys where surveys.id = new.survey_id),
      (select ballots.lab_id from ballots where ballots.id = new.ballot_id), '') <> (${LAB_OF_REPORT})`,
    sentence: 'a report is about surveys and ballots of its own lab',
  },
  {
    name: 'report_sources_stay',
    on: 'update',
    table: 'report_sources',
    when: 'true',
    sentence: 'what an edition is about never changes',
  },
  {
    name: 'report_sources_are_kept',
    on: 'delete',
    table: 'report_sources',
    when: 'true',
    sentence: 'what was published is kept, so that what follows is protected with it',
  },
];
