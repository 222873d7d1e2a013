/** The outbox of webhooks: one row for each address and event, claimed by one server at a time. */
import type { Insertable, Selectable } from 'kysely';
import type { Database } from './tables.js';
import type { WebhookDeliveriesTable } from './webhook-tables.js';

export type DeliveryRow = Selectable<WebhookDeliveriesTable>;

/** Puts a delivery into the outbox. */
export async function insertDelivery(
  database: Database,
  delivery: Pick<
    Insertable<WebhookDeliveriesTable>,
    'id' | 'webhook_id' | 'event' | 'body' | 'next_at' | 'created_at'
  >,
): Promise<void> {
  await database
    .insertInto('webhook_deliveries')
    .values({ ...delivery, state: 'waiting' })
    .execute();
}

/** The newest deliveries of a webhook. */
export async function listDeliveries(
  database: Database,
  webhookId: string,
  limit: number,
): Promise<readonly DeliveryRow[]> {
  return database
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Deliveries that are due at `now` to addresses that are not paused, the oldest first. */
export async function dueDeliveries(
  database: Database,
  now: number,
  limit: number,
): Promise<readonly DeliveryRow[]> {
  return database
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .selectAll('webhook_deliveries')
    .where('webhook_deliveries.state', '=', 'waiting')
    .where('next_at', '<=', now)
    .where('webhooks.state', '=', 'active')
    .orderBy('next_at')
    .orderBy('webhook_deliveries.id')
    .limit(limit)
    .execute();
}

/** Claims the delivery as it was read until a moment, counting the attempt; false where another server has it. */
export async function claimDelivery(
  database: Database,
  { id, attempts, next_at }: Pick<DeliveryRow, 'id' | 'attempts' | 'next_at'>,
  until: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('webhook_deliveries')
    .set({ attempts: attempts + 1, next_at: until })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', attempts)
    .where('next_at', '=', next_at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes down what became of the attempt of this number, unless a later one was begun meanwhile. */
export async function settleDelivery(
  database: Database,
  { id, attempts }: Pick<DeliveryRow, 'id' | 'attempts'>,
  end: Pick<DeliveryRow, 'state' | 'outcome' | 'next_at' | 'ended_at'>,
): Promise<void> {
  await database
    .updateTable('webhook_deliveries')
    .set(end)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', attempts)
    .execute();
}

/** Removes deliveries that ended before `before` (epoch milliseconds); answers with how many. */
export async function removeEndedDeliveries(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('webhook_deliveries')
    .where('ended_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
