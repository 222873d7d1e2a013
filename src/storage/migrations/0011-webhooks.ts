/** The eleventh schema: addresses that are told what happens in a lab, what waits to be told, and why a file of answers failed. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards } from './guards.js';

/** Creates the tables of webhooks, and a column that says why a file failed. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { moment, end } = dialectWords(dialect);
  const statements = [
    `create table webhooks (
      id text primary key,
      lab_id text not null references labs (id) on delete cascade,
      address text not null check (length(address) between 1 and 500),
      events text not null,
      sealed_secret text not null,
      state text not null check (state in ('active', 'paused')),
      created_by text not null,
      created_at ${moment} not null
    )${end}`,
    'create index webhooks_lab on webhooks (lab_id)',
    `create table webhook_deliveries (
      id text primary key,
      webhook_id text not null references webhooks (id) on delete cascade,
      event text not null check (length(event) between 1 and 40),
      body text not null check (length(body) <= 4000),
      state text not null check (state in ('waiting', 'delivered', 'given-up')),
      attempts integer not null default 0 check (attempts >= 0),
      next_at ${moment} not null,
      outcome text check (length(outcome) <= 40),
      created_at ${moment} not null,
      ended_at ${moment},
      check ((state = 'waiting') = (ended_at is null))
    )${end}`,
    'create index webhook_deliveries_webhook on webhook_deliveries (webhook_id, created_at)',
    'create index webhook_deliveries_due on webhook_deliveries (state, next_at)',
    `create table webhook_tellings (
      webhook_id text not null references webhooks (id) on delete cascade,
      survey_id text not null references surveys (id) on delete cascade,
      completed integer not null check (completed >= 0),
      primary key (webhook_id, survey_id)
    )${end}`,
    'create index webhook_tellings_survey on webhook_tellings (survey_id)',
    `alter table survey_exports add column fault text check (fault in ('interrupted', 'export-too-wide'))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
  await createGuards(database, dialect, [
    {
      name: 'webhook_deliveries_end_once',
      on: 'update',
      table: 'webhook_deliveries',
      when: `old.state <> 'waiting'`,
      sentence: 'a delivery that has ended stays as it is',
    },
    {
      name: 'webhook_deliveries_keep_their_words',
      on: 'update',
      table: 'webhook_deliveries',
      when: 'new.body <> old.body or new.event <> old.event or new.webhook_id <> old.webhook_id',
      sentence: 'a delivery says the same at every attempt',
    },
  ]);
}
