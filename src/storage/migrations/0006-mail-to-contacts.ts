/** One outbox for members and contacts. A mailing is about a ballot or a survey, a message is for either. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Writes both tables anew with every row they have: SQLite cannot change a column that is there. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { moment, end } = dialectWords(dialect);
  for (const statement of [
    `create table next_mailings (
      id text primary key,
      ballot_id text references ballots (id),
      survey_id text references surveys (id),
      kind text not null check (kind in ('invitation', 'reminder', 'replacement')),
      idempotency_key text not null unique,
      message text not null,
      created_at ${moment} not null,
      check ((ballot_id is null) <> (survey_id is null))
    )${end}`,
    `insert into next_mailings (id, ballot_id, kind, idempotency_key, message, created_at)
      select id, ballot_id, kind, idempotency_key, message, created_at from mailings`,
    `create table next_outbox (
      mailing_id text not null references next_mailings (id),
      recipient_id text not null,
      entry_id text references roll_entries (id),
      contact_id text references survey_contacts (id),
      state text not null check (state in
        ('waiting', 'sending', 'sent', 'perhaps-sent', 'failed', 'skipped')),
      attempts integer not null default 0 check (attempts >= 0),
      next_attempt_at ${moment} not null,
      claimed_until ${moment},
      link_issue integer check (link_issue >= 1),
      error text check (length(error) <= 40),
      primary key (mailing_id, recipient_id),
      check ((entry_id is null) <> (contact_id is null)),
      check (recipient_id = coalesce(entry_id, contact_id)),
      check ((state = 'sending') = (claimed_until is not null)),
      check (state not in ('sending', 'sent', 'perhaps-sent') or link_issue is not null)
    )${end}`,
    `insert into next_outbox (mailing_id, recipient_id, entry_id, state, attempts, next_attempt_at, claimed_until,
      link_issue, error) select mailing_id, entry_id, entry_id, state, attempts, next_attempt_at, claimed_until,
      link_issue, error from outbox`,
    'drop table outbox',
    'drop table mailings',
    'alter table next_mailings rename to mailings',
    'alter table next_outbox rename to outbox',
    ...(dialect === 'postgres' ? POSTGRES_NAMES : []),
    ...INDEXES.map((index) => `create index ${index}`),
  ])
    await sql.raw(statement).execute(database);
  await createGuards(database, dialect, GUARDS);
}

/** PostgreSQL keeps the names that indexes were born with; by these a table is put into the order of its keys. */
const POSTGRES_NAMES = ['mailings', 'outbox'].map(
  (table) => `alter index next_${table}_pkey rename to ${table}_pkey`,
);

const INDEXES = [
  'mailings_ballot on mailings (ballot_id)',
  'mailings_survey on mailings (survey_id)',
  'outbox_due on outbox (state, next_attempt_at)',
  'outbox_recipient on outbox (recipient_id)',
  'outbox_entry on outbox (entry_id)',
  'outbox_contact on outbox (contact_id)',
];

const GUARDS: readonly Guard[] = [
  {
    name: 'outbox_for_its_own',
    on: 'insert',
    table: 'outbox',
    when: `not exists (
      select 1 from mailings
      left join roll_entries on roll_entries.id = new.entry_id
      left join survey_contacts on survey_contacts.id = new.contact_id
      where mailings.id = new.mailing_id
        and (mailings.ballot_id = roll_entries.ballot_id or mailings.survey_id = survey_contacts.survey_id))`,
    sentence: 'a message is for somebody whom its mailing is about',
  },
];
