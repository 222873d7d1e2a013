/** Rules that the tables of the first schema enforce by themselves, whatever program writes to them. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { DialectName } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** What the database says to a paper that comes too late; `failures.ts` knows it by this sentence. */
export const PAPERS_ARE_CLOSED = 'papers change only while the ballot is open';

const STATE_OF = (row: 'new' | 'old') => `(select state from ballots where id = ${row}.ballot_id)`;

/**
 * The same, holding the ballot where it is until the transaction ends: on PostgreSQL a paper and a closing could
 * otherwise pass each other. (SQLite has one writer, so there is nothing to hold, and no word for it.)
 */
const STATE_HELD = (row: 'new' | 'old') =>
  `(select state from ballots where id = ${row}.ballot_id /* held */)`;

/** What papers enforce, wherever their table is made. */
export const PAPER_GUARDS: readonly Guard[] = (['insert', 'update', 'delete'] as const).map((on) => ({
  name: `papers_${on}_while_open`,
  on,
  table: 'papers',
  when: `${STATE_HELD(on === 'delete' ? 'old' : 'new')} <> 'open'`,
  sentence: PAPERS_ARE_CLOSED,
}));

const GUARDS: readonly Guard[] = [
  {
    name: 'ballots_begin_as_draft',
    on: 'insert',
    table: 'ballots',
    when: `new.state <> 'draft' or new.fingerprint is not null`,
    sentence: 'a ballot begins as a draft',
  },
  {
    name: 'ballots_move',
    on: 'update',
    table: 'ballots',
    when: `old.state <> new.state and not (old.state || '>' || new.state) in (
      'draft>scheduled', 'draft>open', 'draft>cancelled', 'scheduled>draft', 'scheduled>open',
      'scheduled>cancelled', 'open>closed', 'open>cancelled', 'closed>counted', 'counted>published')`,
    sentence: 'a ballot cannot move between these states',
  },
  {
    name: 'ballots_published_as_chosen',
    on: 'update',
    table: 'ballots',
    when: `old.state <> new.state and new.state = 'published'
      and not exists (select 1 from publications where ballot_id = new.id)`,
    sentence: 'a published ballot has a count that everybody is told',
  },
  {
    name: 'ballots_frozen',
    on: 'update',
    table: 'ballots',
    when: `old.state not in ('draft', 'scheduled') and (old.definition <> new.definition
      or old.fingerprint is distinct from new.fingerprint or old.seed_phrase <> new.seed_phrase)`,
    sentence: 'the definition of an opened ballot is frozen',
  },
  {
    name: 'roll_entries_new_while_votable',
    on: 'insert',
    table: 'roll_entries',
    when: `${STATE_OF('new')} not in ('draft', 'scheduled', 'open') or new.voted <> 0`,
    sentence: 'the roll is closed',
  },
  {
    name: 'roll_entries_mark_once',
    on: 'update',
    table: 'roll_entries',
    when: `old.voted = 1 and (new.voted = 0 or new.withdrawn <> old.withdrawn)`,
    sentence: 'a mark on the roll stays',
  },
  {
    name: 'roll_entries_keep_marked',
    on: 'delete',
    table: 'roll_entries',
    when: 'old.voted = 1',
    sentence: 'a marked entry stays on the roll',
  },
  {
    name: 'roll_entries_mark_while_open',
    on: 'update',
    table: 'roll_entries',
    when: `old.voted <> new.voted and (${STATE_OF('new')} <> 'open' or new.withdrawn = 1)`,
    sentence: 'the roll is marked only while the ballot is open',
  },
  ...PAPER_GUARDS,
  ...(['update', 'delete'] as const).map(
    (on): Guard => ({
      name: `lab_roles_keep_organiser_on_${on}`,
      on,
      table: 'lab_roles',
      when: `old.role = 'organiser' ${on === 'update' ? `and new.role <> 'organiser'` : ''} and not exists (
        select 1 from lab_roles other where other.lab_id = old.lab_id and other.role = 'organiser'
        and other.account_id <> old.account_id)`,
      sentence: 'a lab keeps an organiser',
    }),
  ),
  ...(['update', 'delete'] as const).flatMap((on): Guard[] =>
    ['audit_log', 'boards', 'counts', 'publications'].map((table) => ({
      name: `${table}_keeps_${on}`,
      on,
      table,
      when: '1 = 1',
      sentence: `${table} is append-only`,
    })),
  ),
];

/** Creates the triggers of the first schema. */
export async function createTriggers(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  await createGuards(database, dialect, GUARDS);
}
