/** The fourth schema: stored definitions of analyses (filters, derived variables, weights) and report plans. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates every table and trigger of the fourth schema; unique keys are the indexes of their foreign keys. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const words = dialectWords(dialect);
  for (const table of [definitionsTable(words), ...planTables(words)]) await sql.raw(table).execute(database);
  await createGuards(database, dialect, GUARDS);
}

type Words = ReturnType<typeof dialectWords>;

function definitionsTable({ moment, end }: Words): string {
  return `create table analysis_definitions (
    id text primary key,
    survey_id text references surveys (id),
    ballot_id text references ballots (id),
    kind text not null check (kind in ('filter', 'variable', 'weight')),
    name text not null check (length(name) between 1 and 40),
    content text not null,
    revision integer not null default 1 check (revision >= 1),
    created_at ${moment} not null,
    check ((survey_id is null) <> (ballot_id is null)),
    unique (survey_id, name),
    unique (ballot_id, name)
  )${end}`;
}

function planTables({ moment, end }: Words): string[] {
  return [
    `create table report_plans (
      id text primary key,
      lab_id text not null references labs (id),
      slug text not null check (length(slug) between 1 and 80),
      created_at ${moment} not null,
      unique (lab_id, slug)
    )${end}`,
    `create table report_plan_versions (
      plan_id text not null references report_plans (id) on delete cascade,
      number integer not null check (number >= 1),
      content text not null,
      author text not null,
      created_at ${moment} not null,
      primary key (plan_id, number)
    )${end}`,
  ];
}

const GUARDS: readonly Guard[] = [
  {
    name: 'report_plan_versions_stay',
    on: 'update',
    table: 'report_plan_versions',
    when: 'true',
    sentence: 'a version of a report plan never changes',
  },
  {
    name: 'analysis_definitions_stay_where_they_are',
    on: 'update',
    table: 'analysis_definitions',
    when: `new.name <> old.name or new.kind <> old.kind or new.survey_id is distinct from old.survey_id
      or new.ballot_id is distinct from old.ballot_id`,
    sentence: 'a definition keeps its name, its kind and whose it is',
  },
];
