/** The first schema: people, labs, ballots with roll and papers, mail, and the audit log. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { createTriggers } from './0001-triggers.js';
import { type DialectName, dialectWords } from './dialect-words.js';

/** Creates every table, index and trigger of the first schema. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const words = dialectWords(dialect);
  for (const table of [
    ...peopleTables(words),
    ...labTables(words),
    ...accessTables(words),
    ...votingTables(words),
    ...recordTables(words),
  ]) {
    await sql.raw(table).execute(database);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(database);
  await createTriggers(database, dialect);
}

type Words = ReturnType<typeof dialectWords>;

function peopleTables({ moment, end }: Words): string[] {
  return [
    `create table accounts (
      id text primary key,
      email text not null unique check (email = lower(email) and length(email) between 3 and 254),
      name text not null check (length(name) between 1 and 200),
      password_hash text check (password_hash like '$argon2id$%'),
      totp_secret text,
      totp_last_step ${moment} not null default 0,
      can_create_labs integer not null default 0 check (can_create_labs in (0, 1)),
      created_at ${moment} not null
    )${end}`,
    `create table sessions (
      token_hash text primary key check (length(token_hash) = 64),
      account_id text not null references accounts (id) on delete cascade,
      stage text not null check (stage in ('password', 'full')),
      created_at ${moment} not null,
      last_seen_at ${moment} not null check (last_seen_at >= created_at)
    )${end}`,
  ];
}

function labTables({ moment, end }: Words): string[] {
  return [
    `create table labs (
      id text primary key,
      slug text not null unique check (length(slug) between 1 and 80),
      title text not null check (length(title) between 1 and 200),
      title_cy text check (length(title_cy) between 1 and 200),
      summary text not null,
      summary_cy text,
      revision integer not null default 1,
      synthetic integer not null default 0 check (synthetic in (0, 1)),
      created_at ${moment} not null
    )${end}`,
    `create table lab_stages (
      lab_id text not null references labs (id) on delete cascade,
      position integer not null check (position >= 0),
      title text not null check (length(title) between 1 and 200),
      title_cy text check (length(title_cy) between 1 and 200),
      description text not null,
      description_cy text,
      starts_on text not null check (length(starts_on) = 10),
      ends_on text check (length(ends_on) = 10 and ends_on >= starts_on),
      primary key (lab_id, position)
    )${end}`,
    `create table ballots (
      id text primary key,
      slug text not null unique check (length(slug) between 1 and 80),
      lab_id text not null references labs (id),
      state text not null check (state in
        ('draft', 'scheduled', 'open', 'closed', 'counted', 'published', 'cancelled')),
      definition text not null,
      fingerprint text check (length(fingerprint) = 64),
      opens_at ${moment},
      closes_at ${moment} check (closes_at > opens_at),
      seed_phrase text not null check (length(seed_phrase) >= 1),
      revision integer not null default 1,
      created_at ${moment} not null,
      check (state in ('draft', 'scheduled', 'cancelled') or fingerprint is not null),
      check (state <> 'scheduled' or opens_at is not null)
    )${end}`,
    `create table images (
      id text not null check (length(id) = 64),
      ballot_id text not null references ballots (id) on delete cascade,
      media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
      content text not null,
      primary key (ballot_id, id)
    )${end}`,
  ];
}

/** Who gets into which lab. */
function accessTables({ moment, end }: Words): string[] {
  return [
    `create table lab_roles (
      lab_id text not null references labs (id) on delete cascade,
      account_id text not null references accounts (id) on delete cascade,
      role text not null check (role in ('organiser', 'analyst', 'observer')),
      primary key (lab_id, account_id)
    )${end}`,
    `create table account_tokens (
      token_hash text primary key check (length(token_hash) = 64),
      account_id text references accounts (id) on delete cascade,
      purpose text not null check (purpose in ('first-organiser', 'invitation')),
      lab_id text references labs (id) on delete cascade,
      expires_at ${moment} not null,
      check ((account_id is null) = (purpose = 'first-organiser')),
      check (lab_id is null or account_id is not null)
    )${end}`,
  ];
}

function votingTables({ moment, end, endInKeyOrder }: Words): string[] {
  return [
    `create table roll_entries (
      id text primary key,
      ballot_id text not null references ballots (id),
      email text not null check (email = lower(email)),
      name text not null,
      attributes text not null,
      issue integer not null default 1 check (issue >= 1),
      code_hash text not null unique check (length(code_hash) = 64),
      voted integer not null default 0 check (voted in (0, 1)),
      withdrawn integer not null default 0 check (withdrawn in (0, 1)),
      unique (ballot_id, email)
    )${end}`,
    `create table replaced_codes (
      code_hash text primary key check (length(code_hash) = 64),
      ballot_id text not null references ballots (id)
    )${end}`,
    `create table papers (
      paper_key text primary key check (length(paper_key) = 64),
      ballot_id text not null references ballots (id),
      nonce text not null check (length(nonce) = 32),
      content text not null
    )${endInKeyOrder}`,
    `create table turnout_hours (
      ballot_id text not null references ballots (id),
      hour ${moment} not null check (hour % 3600000 = 0),
      shard integer not null check (shard between 0 and 15),
      papers integer not null check (papers >= 1),
      primary key (ballot_id, hour, shard)
    )${end}`,
    `create table boards (
      ballot_id text primary key references ballots (id),
      root text not null check (length(root) = 64),
      commitments text not null
    )${end}`,
    `create table scrubs_owed (
      ballot_id text primary key references ballots (id)
    )${end}`,
    `create table counts (
      ballot_id text not null references ballots (id),
      extent text not null check (extent in ('whole', 'used')),
      certificate text not null,
      result text not null,
      primary key (ballot_id, extent)
    )${end}`,
    `create table publications (
      ballot_id text primary key references ballots (id),
      extent text not null,
      foreign key (ballot_id, extent) references counts (ballot_id, extent)
    )${end}`,
    `create table roll_uploads (
      id text primary key,
      ballot_id text not null references ballots (id) on delete cascade,
      content text not null,
      details text not null,
      created_at ${moment} not null
    )${end}`,
  ];
}

function recordTables({ moment, end }: Words): string[] {
  return [
    `create table mailings (
      id text primary key,
      ballot_id text not null references ballots (id),
      kind text not null check (kind in ('invitation', 'reminder', 'replacement')),
      idempotency_key text not null unique,
      message text not null,
      created_at ${moment} not null
    )${end}`,
    `create table outbox (
      mailing_id text not null references mailings (id),
      entry_id text not null references roll_entries (id),
      state text not null check (state in
        ('waiting', 'sending', 'sent', 'perhaps-sent', 'failed', 'skipped')),
      attempts integer not null default 0 check (attempts >= 0),
      next_attempt_at ${moment} not null,
      claimed_until ${moment},
      link_issue integer check (link_issue >= 1),
      error text check (length(error) <= 40),
      primary key (mailing_id, entry_id),
      check ((state = 'sending') = (claimed_until is not null)),
      check (state not in ('sending', 'sent', 'perhaps-sent') or link_issue is not null)
    )${end}`,
    `create table rate_counts (
      bucket text not null,
      window_start ${moment} not null,
      tries integer not null check (tries >= 1),
      primary key (bucket, window_start)
    )${end}`,
    `create table audit_log (
      sequence ${moment} primary key check (sequence >= 1),
      at ${moment} not null,
      actor text not null,
      action text not null,
      subject text not null,
      lab_id text,
      details text not null,
      previous_hash text not null check (length(previous_hash) = 64),
      hash text not null unique check (length(hash) = 64)
    )${end}`,
    `create table audit_head (
      id integer primary key check (id = 1),
      sequence ${moment} not null check (sequence >= 0),
      hash text not null check (length(hash) = 64)
    )${end}`,
    `insert into audit_head (id, sequence, hash) values (1, 0, '${'0'.repeat(64)}')`,
  ];
}

/** Every foreign key can be followed from both sides. */
const INDEXES = [
  'sessions_account on sessions (account_id)',
  'account_tokens_account on account_tokens (account_id)',
  'account_tokens_lab on account_tokens (lab_id)',
  'lab_roles_account on lab_roles (account_id)',
  'ballots_lab on ballots (lab_id)',
  'replaced_codes_ballot on replaced_codes (ballot_id)',
  'papers_ballot on papers (ballot_id)',
  'roll_uploads_ballot on roll_uploads (ballot_id)',
  'mailings_ballot on mailings (ballot_id)',
  'outbox_due on outbox (state, next_attempt_at)',
  'outbox_entry on outbox (entry_id)',
  'audit_log_subject on audit_log (subject)',
  'audit_log_lab on audit_log (lab_id, sequence)',
];
