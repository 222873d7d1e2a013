/** Papers in the order of their ballot and key: one tree to find them by, so that a cast writes a third less. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { PAPER_GUARDS } from './0001-triggers.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards } from './guards.js';

/** Gives papers the key (ballot, key of the receipt), which also finds all of a ballot's, and drops the index that did. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  for (const statement of dialect === 'sqlite' ? tableAnew() : POSTGRES_KEY)
    await sql.raw(statement).execute(database);
  if (dialect === 'sqlite') await createGuards(database, dialect, PAPER_GUARDS);
}

const POSTGRES_KEY = [
  'alter table papers drop constraint papers_pkey, add primary key (ballot_id, paper_key)',
  'drop index papers_ballot',
];

/** SQLite keeps such a table in the order of its key, and so writes it anew; indexes and triggers go with the old one. */
function tableAnew(): readonly string[] {
  return [
    `create table next_papers (
      ballot_id text not null references ballots (id),
      paper_key text not null check (length(paper_key) = 64),
      nonce text not null check (length(nonce) = 32),
      content text not null,
      primary key (ballot_id, paper_key)
    )${dialectWords('sqlite').endInKeyOrder}`,
    `insert into next_papers (ballot_id, paper_key, nonce, content)
      select ballot_id, paper_key, nonce, content from papers order by ballot_id, paper_key`,
    'drop table papers',
    'alter table next_papers rename to papers',
  ];
}
