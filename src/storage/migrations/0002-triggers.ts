/** Rules that the tables of surveys enforce by themselves, whatever program writes to them. */
import type { Guard } from './guards.js';

/** What the database says to an answer that comes too late; `failures.ts` knows it by this sentence. */
export const RESPONSES_ARE_CLOSED = 'responses change only while the survey is open';

/** The same to a second end of one response. */
export const RESPONSES_END_ONCE = 'a response that has ended stays as it is';

/**
 * The survey's state, held where it is until the transaction ends: on PostgreSQL a response and a closing could
 * otherwise pass each other. (SQLite has one writer, so there is nothing to hold.)
 */
const STATE_HELD = (row: 'new' | 'old') =>
  `(select state from surveys where id = ${row}.survey_id /* held */)`;

export const SURVEY_GUARDS: readonly Guard[] = [
  {
    name: 'surveys_move',
    on: 'update',
    table: 'surveys',
    when: `old.state <> new.state and not (old.state || '>' || new.state) in (
      'draft>scheduled', 'draft>open', 'draft>cancelled', 'scheduled>draft', 'scheduled>open',
      'scheduled>cancelled', 'open>closed', 'open>cancelled')`,
    sentence: 'a survey cannot move between these states',
  },
  {
    name: 'surveys_open_with_version',
    on: 'update',
    table: 'surveys',
    when: `new.state in ('scheduled', 'open') and old.state <> new.state
      and not exists (select 1 from survey_versions version where version.survey_id = new.id)`,
    sentence: 'a survey opens with a published version',
  },
  {
    name: 'surveys_erased_once',
    on: 'update',
    table: 'surveys',
    when: 'old.erased_at is not null and old.erased_at is distinct from new.erased_at',
    sentence: 'what was erased stays erased',
  },
  {
    name: 'responses_insert_while_open',
    on: 'insert',
    table: 'responses',
    when: `${STATE_HELD('new')} <> 'open'`,
    sentence: RESPONSES_ARE_CLOSED,
  },
  {
    name: 'responses_begin',
    on: 'insert',
    table: 'responses',
    when: `new.state <> 'started'`,
    sentence: 'a response begins as started',
  },
  {
    name: 'responses_update_while_open',
    on: 'update',
    table: 'responses',
    when: `new.state <> 'withdrawn' and ${STATE_HELD('new')} <> 'open'`,
    sentence: RESPONSES_ARE_CLOSED,
  },
  {
    name: 'responses_end_once',
    on: 'update',
    table: 'responses',
    when: `old.state <> 'started' and new.state <> 'withdrawn' and (old.state <> new.state
      or old.response_key <> new.response_key or old.answers <> new.answers or old.paradata <> new.paradata
      or old.version <> new.version or old.consent <> new.consent or old.way <> new.way)`,
    sentence: RESPONSES_END_ONCE,
  },
  {
    name: 'responses_stay_withdrawn',
    on: 'update',
    table: 'responses',
    when: `old.state = 'withdrawn' and new.state <> 'withdrawn'`,
    sentence: 'a withdrawn response stays withdrawn',
  },
  {
    name: 'responses_keep_ended',
    on: 'delete',
    table: 'responses',
    when: `old.state <> 'started' and ${STATE_HELD('old')} = 'open'`,
    sentence: 'an ended response of an open survey stays',
  },
  {
    name: 'survey_links_move',
    on: 'update',
    table: 'survey_links',
    when: `old.state <> new.state and not (old.state || '>' || new.state) in (
      'unused>started', 'unused>withdrawn', 'unused>replaced', 'started>unused', 'started>used',
      'started>withdrawn', 'started>replaced', 'withdrawn>replaced')`,
    sentence: 'a link is used once',
  },
  {
    name: 'survey_links_outcome_stays',
    on: 'update',
    table: 'survey_links',
    when: `old.state = 'used' and old.outcome is distinct from new.outcome`,
    sentence: 'a link is used once',
  },
  ...(['update', 'delete'] as const).flatMap((on): Guard[] =>
    ['survey_versions', 'survey_consents', 'survey_erasures'].map((table) => ({
      name: `${table}_keeps_${on}`,
      on,
      table,
      when: '1 = 1',
      sentence: `${table} is append-only`,
    })),
  ),
];
