/** Mailings as stored: what was said to many people at once, and how far its messages have got. */
import type { Selectable } from 'kysely';
import { present } from '../shared/assert.js';
import type { Database, MailingsTable, OutboxTable } from './tables.js';

export type MailingRow = Selectable<MailingsTable>;
export type MailingKind = MailingRow['kind'];

/** What mail is about: a ballot, whose members are written to, or a survey, whose contacts are. */
export interface MailOccasion {
  readonly kind: 'ballot' | 'survey';
  readonly id: string;
}

/** The columns of a mailing that name its occasion. */
export function occasionColumns({ kind, id }: MailOccasion): Pick<MailingRow, 'ballot_id' | 'survey_id'> {
  return { ballot_id: kind === 'ballot' ? id : null, survey_id: kind === 'survey' ? id : null };
}

/** What a stored mailing is about. */
export function occasionOf({ ballot_id, survey_id }: MailingRow): MailOccasion {
  if (ballot_id !== null) return { kind: 'ballot', id: ballot_id };
  return { kind: 'survey', id: present(survey_id, 'a mailing is about something') };
}

function ofOccasion(database: Database, { kind, id }: MailOccasion) {
  return database.selectFrom('mailings').where(`${kind}_id`, '=', id);
}
export type MessageState = OutboxTable['state'];

/** How many messages of a mailing are in each state. */
export type MailingProgress = Readonly<Record<MessageState, number>>;

/** Adds a mailing; false when one with its idempotency key is there already. */
export async function addMailing(database: Database, mailing: MailingRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('mailings')
    .values(mailing)
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The mailing with this idempotency key. */
export async function findMailingByKey(database: Database, key: string): Promise<MailingRow | undefined> {
  return database.selectFrom('mailings').selectAll().where('idempotency_key', '=', key).executeTakeFirst();
}

/** The mailing with this id about this occasion. */
export async function findMailing(
  database: Database,
  occasion: MailOccasion,
  id: string,
): Promise<MailingRow | undefined> {
  return ofOccasion(database, occasion).selectAll().where('id', '=', id).executeTakeFirst();
}

/** The mailing with this id, which a message's foreign key guarantees. */
export async function mailingById(database: Database, id: string): Promise<MailingRow> {
  return database.selectFrom('mailings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** The occasion's mailings of this kind, newest first. */
export async function mailingsOf(
  database: Database,
  occasion: MailOccasion,
  kind: MailingKind,
): Promise<MailingRow[]> {
  return ofOccasion(database, occasion)
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('idempotency_key', 'desc')
    .execute();
}

/** How many mailings of this kind the occasion has. */
export async function countMailings(
  database: Database,
  occasion: MailOccasion,
  kind: MailingKind,
): Promise<number> {
  const { found } = await ofOccasion(database, occasion)
    .select((row) => row.fn.countAll<number>().as('found'))
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return Number(found);
}

/** How far the mailing has got. */
export async function progressOf(database: Database, mailingId: string): Promise<MailingProgress> {
  const rows = await database
    .selectFrom('outbox')
    .select(['state', (row) => row.fn.countAll<number>().as('found')])
    .where('mailing_id', '=', mailingId)
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, sending: 0, sent: 0, 'perhaps-sent': 0, failed: 0, skipped: 0 };
  for (const row of rows) counts[row.state] = Number(row.found);
  return counts;
}
