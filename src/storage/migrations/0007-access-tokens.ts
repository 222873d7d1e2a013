/** The seventh schema: tokens with which programs read what the person who made them may read in a lab. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards } from './guards.js';

/** Creates the table of access tokens. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { moment, end } = dialectWords(dialect);
  const statements = [
    `create table access_tokens (
      id text primary key,
      lab_id text not null references labs (id) on delete cascade,
      account_id text not null references accounts (id) on delete cascade,
      name text not null check (length(name) between 1 and 100),
      token_hash text not null unique check (length(token_hash) = 64),
      scopes text not null check (length(scopes) > 0),
      created_at ${moment} not null,
      expires_at ${moment} not null check (expires_at > created_at),
      last_used_on text check (length(last_used_on) = 10),
      revoked_at ${moment}
    )${end}`,
    'create index access_tokens_lab on access_tokens (lab_id)',
    'create index access_tokens_account on access_tokens (account_id)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
  await createGuards(database, dialect, [
    {
      name: 'access_tokens_stay_revoked',
      on: 'update',
      table: 'access_tokens',
      when: 'old.revoked_at is not null',
      sentence: 'a token that was revoked stays revoked',
    },
    {
      name: 'access_tokens_keep_their_reach',
      on: 'update',
      table: 'access_tokens',
      when: `new.token_hash <> old.token_hash or new.lab_id <> old.lab_id or new.account_id <> old.account_id
        or new.scopes <> old.scopes or new.expires_at <> old.expires_at`,
      sentence: 'a token opens what it was made for, and no longer',
    },
  ]);
}
