/** The outbox as stored: one row a message, claimed by one server at a time, never holding a link. */
import type { Selectable } from 'kysely';
import {
  type MailingKind,
  type MailingRow,
  type MailOccasion,
  type MessageState,
  occasionOf,
} from './mailing-store.js';
import { recipientColumn, recipientsOf } from './recipient-store.js';
import type { Database, OutboxTable } from './tables.js';

export type OutboxRow = Selectable<OutboxTable>;

/** A message that did not arrive for certain, with whom it was for. */
export interface TroubledMessage {
  readonly recipientId: string;
  readonly name: string;
  readonly email: string;
  readonly state: MessageState;
  readonly error: string | null;
  readonly attempts: number;
}

/** How many messages a mailing of this kind would put into the outbox now. */
export async function countRecipients(
  database: Database,
  occasion: MailOccasion,
  kind: MailingKind,
): Promise<number> {
  const { found } = await recipientsOf(database, occasion, kind)
    .select((row) => row.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return Number(found);
}

/** Puts one message for each recipient of the mailing into the outbox, all at once; answers with how many. */
export async function fillOutbox(database: Database, mailing: MailingRow, now: number): Promise<number> {
  const occasion = occasionOf(mailing);
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('outbox')
    .columns([
      'mailing_id',
      'recipient_id',
      recipientColumn(occasion),
      'state',
      'attempts',
      'next_attempt_at',
    ])
    .expression(
      recipientsOf(database, occasion, mailing.kind).select((row) => [
        row.cast<string>(row.val(mailing.id), 'text').as('mailing_id'),
        'recipients.id as recipient_id',
        'recipients.id as own_id',
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
  mailing: MailingRow,
  recipientId: string,
  now: number,
): Promise<void> {
  await database
    .insertInto('outbox')
    .values({
      mailing_id: mailing.id,
      recipient_id: recipientId,
      entry_id: null,
      contact_id: null,
      [recipientColumn(occasionOf(mailing))]: recipientId,
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
    .select('recipient_id')
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
    .select(['mailing_id', 'recipient_id'])
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
      link_issue: row.fn.coalesce(
        row
          .selectFrom('roll_entries')
          .select('roll_entries.issue')
          .whereRef('roll_entries.id', '=', 'outbox.entry_id'),
        row
          .selectFrom('survey_contacts')
          .select('survey_contacts.issue')
          .whereRef('survey_contacts.id', '=', 'outbox.contact_id'),
      ),
      error: null,
    }))
    .where('mailing_id', '=', due.mailing_id)
    .where('recipient_id', '=', due.recipient_id)
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

/**
 * Stores what became of a claimed message, also when its claim has run out meanwhile; false where no message to its recipient is
 * stored any more.
 */
export async function settleMessage(
  database: Database,
  claimed: OutboxRow,
  outcome: Outcome,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('outbox')
    .set({
      state: outcome.state,
      error: outcome.error,
      next_attempt_at: outcome.nextAttemptAt,
      claimed_until: null,
    })
    .where('mailing_id', '=', claimed.mailing_id)
    .where('recipient_id', '=', claimed.recipient_id)
    .where('attempts', '=', claimed.attempts)
    .where('state', 'in', ['sending', 'perhaps-sent'])
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return true;
  const left = database.selectFrom('outbox').select('recipient_id').limit(1);
  const message = await left.where('recipient_id', '=', claimed.recipient_id).executeTakeFirst();
  return message !== undefined;
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

/** Messages of a mailing that failed or were perhaps sent, with whom they were for, in the order of addresses. */
export async function troubledMessages(
  database: Database,
  mailingId: string,
  limit: number,
): Promise<TroubledMessage[]> {
  return database
    .selectFrom('outbox')
    .leftJoin('roll_entries', 'roll_entries.id', 'outbox.entry_id')
    .leftJoin('survey_contacts', 'survey_contacts.id', 'outbox.contact_id')
    .select((row) => [
      'outbox.recipient_id as recipientId',
      row.fn.coalesce('roll_entries.name', 'survey_contacts.name', row.val('')).as('name'),
      row.fn.coalesce('roll_entries.email', 'survey_contacts.email', row.val('')).as('email'),
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
    .orderBy('email')
    .limit(limit)
    .execute();
}

/** One message to a recipient, as the roll and the contacts show it. */
export interface RecipientMessage {
  readonly recipientId: string;
  readonly kind: MailingKind;
  readonly state: MessageState;
  readonly error: string | null;
  /** When its mailing was sent off, epoch milliseconds. */
  readonly createdAt: number;
}

/** Every message to these recipients, oldest mailing first. */
export async function messagesTo(
  database: Database,
  recipientIds: readonly string[],
): Promise<RecipientMessage[]> {
  if (recipientIds.length === 0) return [];
  return database
    .selectFrom('outbox')
    .innerJoin('mailings', 'mailings.id', 'outbox.mailing_id')
    .select([
      'outbox.recipient_id as recipientId',
      'mailings.kind as kind',
      'outbox.state as state',
      'outbox.error as error',
      'mailings.created_at as createdAt',
    ])
    .where('outbox.recipient_id', 'in', [...recipientIds])
    .orderBy('mailings.created_at')
    .execute();
}

/** Removes every message to a contact of the survey, with mailings that were for nobody else. */
export async function forgetMailTo(database: Database, surveyId: string, contactId: string): Promise<void> {
  await database.deleteFrom('outbox').where('contact_id', '=', contactId).execute();
  await database
    .deleteFrom('mailings')
    .where('survey_id', '=', surveyId)
    .where('kind', '=', 'replacement')
    .where('id', 'not in', (row) => row.selectFrom('outbox').select('mailing_id'))
    .execute();
}

/** Removes every message to contacts of the survey, with the mailings. */
export async function forgetMailOfSurvey(database: Database, surveyId: string): Promise<void> {
  await database
    .deleteFrom('outbox')
    .where('mailing_id', 'in', (row) =>
      row.selectFrom('mailings').select('id').where('survey_id', '=', surveyId),
    )
    .execute();
  await database.deleteFrom('mailings').where('survey_id', '=', surveyId).execute();
}
