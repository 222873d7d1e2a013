/** The outbox as stored: one row a message, claimed by one server at a time, never holding a voting link. */
import type { Selectable } from 'kysely';
import type { MailingKind, MessageState } from './mailing-store.js';
import type { Database, OutboxTable } from './tables.js';

export type OutboxRow = Selectable<OutboxTable>;

/** A message that did not arrive for certain, with the entry it was for. */
export interface TroubledMessage {
  readonly entryId: string;
  readonly name: string;
  readonly email: string;
  readonly state: MessageState;
  readonly error: string | null;
  readonly attempts: number;
}

/**
 * Members for whom a new invitation is called for: not withdrawn, not voted, and with no message that waits for them or
 * carried the link they have now on its way, for certain or perhaps. So one whose mail failed is called for again, and
 * one who was withdrawn and put back: the link that was mailed to them is dead.
 */
function toInvite(database: Database, ballotId: string) {
  return toRemind(database, ballotId).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('outbox')
          .select('outbox.entry_id')
          .whereRef('outbox.entry_id', '=', 'roll_entries.id')
          .where((row) =>
            row.or([
              row('outbox.state', '=', 'waiting'),
              row.and([
                row('outbox.state', 'in', ['sending', 'sent', 'perhaps-sent']),
                row('outbox.link_issue', '=', row.ref('roll_entries.issue')),
              ]),
            ]),
          ),
      ),
    ),
  );
}

/** Members who can be reminded: not withdrawn, not voted. */
function toRemind(database: Database, ballotId: string) {
  return database
    .selectFrom('roll_entries')
    .where('roll_entries.ballot_id', '=', ballotId)
    .where('roll_entries.withdrawn', '=', 0)
    .where('roll_entries.voted', '=', 0);
}

function recipients(database: Database, ballotId: string, kind: MailingKind) {
  return kind === 'reminder' ? toRemind(database, ballotId) : toInvite(database, ballotId);
}

/** How many messages a mailing of this kind would put into the outbox now. */
export async function countRecipients(
  database: Database,
  ballotId: string,
  kind: MailingKind,
): Promise<number> {
  const { found } = await recipients(database, ballotId, kind)
    .select((row) => row.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return Number(found);
}

/** Puts one message for each recipient of the mailing into the outbox, all at once; answers with how many. */
export async function fillOutbox(
  database: Database,
  mailing: { readonly id: string; readonly ballot_id: string; readonly kind: MailingKind },
  now: number,
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('outbox')
    .columns(['mailing_id', 'entry_id', 'state', 'attempts', 'next_attempt_at'])
    .expression(
      recipients(database, mailing.ballot_id, mailing.kind).select((row) => [
        row.cast<string>(row.val(mailing.id), 'text').as('mailing_id'),
        'roll_entries.id',
        row.cast<string>(row.val('waiting'), 'text').as('state'),
        row.cast<number>(row.val(0), 'integer').as('attempts'),
        row.cast<number>(row.val(now), 'bigint').as('next_attempt_at'),
      ]),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

/** Puts a single message into the outbox. */
export async function addMessage(
  database: Database,
  mailingId: string,
  entryId: string,
  now: number,
): Promise<void> {
  await database
    .insertInto('outbox')
    .values({
      mailing_id: mailingId,
      entry_id: entryId,
      state: 'waiting',
      attempts: 0,
      next_attempt_at: now,
      claimed_until: null,
      link_issue: null,
      error: null,
    })
    .execute();
}

/** Whether any message is due, or was left behind by a server that fell silent. */
export async function hasWork(database: Database, now: number): Promise<boolean> {
  const row = await database
    .selectFrom('outbox')
    .select('entry_id')
    .where((outbox) =>
      outbox.or([
        outbox.and([outbox('state', '=', 'waiting'), outbox('next_attempt_at', '<=', now)]),
        outbox.and([outbox('state', '=', 'sending'), outbox('claimed_until', '<', now)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Claims the message that has been due longest, marking the attempt and the link it carries before it is made;
 * undefined when none is due. Of two servers that reach for the same row, one finds it no longer `waiting` and gets nothing.
 */
export async function claimDue(
  database: Database,
  now: number,
  claimedUntil: number,
): Promise<OutboxRow | 'taken' | undefined> {
  const due = await database
    .selectFrom('outbox')
    .select(['mailing_id', 'entry_id'])
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return undefined;
  const claimed = await database
    .updateTable('outbox')
    .set((row) => ({
      state: 'sending',
      attempts: row('attempts', '+', 1),
      claimed_until: claimedUntil,
      link_issue: row
        .selectFrom('roll_entries')
        .select('roll_entries.issue')
        .whereRef('roll_entries.id', '=', 'outbox.entry_id'),
      error: null,
    }))
    .where('mailing_id', '=', due.mailing_id)
    .where('entry_id', '=', due.entry_id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst();
  return claimed ?? 'taken';
}

/** What became of an attempt. `nextAttemptAt` matters only for `waiting`. */
export interface Outcome {
  readonly state: Exclude<MessageState, 'sending'>;
  readonly error: string | null;
  readonly nextAttemptAt: number;
}

/** Stores what became of a claimed message, also when its claim has run out meanwhile. */
export async function settleMessage(database: Database, claimed: OutboxRow, outcome: Outcome): Promise<void> {
  await database
    .updateTable('outbox')
    .set({
      state: outcome.state,
      error: outcome.error,
      next_attempt_at: outcome.nextAttemptAt,
      claimed_until: null,
    })
    .where('mailing_id', '=', claimed.mailing_id)
    .where('entry_id', '=', claimed.entry_id)
    .where('attempts', '=', claimed.attempts)
    .where('state', 'in', ['sending', 'perhaps-sent'])
    .execute();
}

/** Gives up on messages whose server fell silent while sending: they were perhaps sent. Answers with how many. */
export async function giveUpOnLostClaims(database: Database, now: number): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('outbox')
    .set({ state: 'perhaps-sent', claimed_until: null, error: 'server stopped' })
    .where('state', '=', 'sending')
    .where('claimed_until', '<', now)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Messages of a mailing that failed or were perhaps sent, with their entries, in the order of addresses. */
export async function troubledMessages(
  database: Database,
  mailingId: string,
  limit: number,
): Promise<TroubledMessage[]> {
  return database
    .selectFrom('outbox')
    .innerJoin('roll_entries', 'roll_entries.id', 'outbox.entry_id')
    .select([
      'roll_entries.id as entryId',
      'roll_entries.name as name',
      'roll_entries.email as email',
      'outbox.state as state',
      'outbox.error as error',
      'outbox.attempts as attempts',
    ])
    .where('outbox.mailing_id', '=', mailingId)
    .where((row) =>
      row.or([
        row('outbox.state', 'in', ['failed', 'perhaps-sent']),
        row.and([row('outbox.state', '=', 'waiting'), row('outbox.attempts', '>', 0)]),
      ]),
    )
    .orderBy('roll_entries.email')
    .limit(limit)
    .execute();
}

/** One message to an entry, as the roll shows it. */
export interface EntryMessage {
  readonly entryId: string;
  readonly kind: MailingKind;
  readonly state: MessageState;
  readonly error: string | null;
  /** When its mailing was sent off, epoch milliseconds. */
  readonly createdAt: number;
}

/** Every message to these entries, oldest mailing first. */
export async function messagesTo(database: Database, entryIds: readonly string[]): Promise<EntryMessage[]> {
  if (entryIds.length === 0) return [];
  return database
    .selectFrom('outbox')
    .innerJoin('mailings', 'mailings.id', 'outbox.mailing_id')
    .select([
      'outbox.entry_id as entryId',
      'mailings.kind as kind',
      'outbox.state as state',
      'outbox.error as error',
      'mailings.created_at as createdAt',
    ])
    .where('outbox.entry_id', 'in', [...entryIds])
    .orderBy('mailings.created_at')
    .execute();
}
