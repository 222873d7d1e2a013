/** Mailings as stored: what was said to many members at once, and how far its messages have got. */
import type { Selectable } from 'kysely';
import type { Database, MailingsTable, OutboxTable } from './tables.js';

export type MailingRow = Selectable<MailingsTable>;
export type MailingKind = MailingRow['kind'];
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

/** The mailing with this id of this ballot. */
export async function findMailing(
  database: Database,
  ballotId: string,
  id: string,
): Promise<MailingRow | undefined> {
  return database
    .selectFrom('mailings')
    .selectAll()
    .where('id', '=', id)
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
}

/** The mailing with this id, which a message's foreign key guarantees. */
export async function mailingById(database: Database, id: string): Promise<MailingRow> {
  return database.selectFrom('mailings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** The ballot's mailings of this kind, newest first. */
export async function mailingsOf(
  database: Database,
  ballotId: string,
  kind: MailingKind,
): Promise<MailingRow[]> {
  return database
    .selectFrom('mailings')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('idempotency_key', 'desc')
    .execute();
}

/** How many mailings of this kind the ballot has. */
export async function countMailings(
  database: Database,
  ballotId: string,
  kind: MailingKind,
): Promise<number> {
  const { found } = await database
    .selectFrom('mailings')
    .select((row) => row.fn.countAll<number>().as('found'))
    .where('ballot_id', '=', ballotId)
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
