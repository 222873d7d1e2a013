/** Webhooks as stored: an address of a lab with what it is told, and how many completions it was told of last. */
import type { Insertable, Selectable } from 'kysely';
import type { Database } from './tables.js';
import type { WebhooksTable } from './webhook-tables.js';

export type WebhookRow = Selectable<WebhooksTable>;

/** Stores a new webhook. */
export async function insertWebhook(database: Database, webhook: Insertable<WebhooksTable>): Promise<void> {
  await database.insertInto('webhooks').values(webhook).execute();
}

/** The lab's webhooks, the oldest first. */
export async function listWebhooks(database: Database, labId: string): Promise<readonly WebhookRow[]> {
  return database
    .selectFrom('webhooks')
    .selectAll()
    .where('lab_id', '=', labId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** The lab's webhook with this id. */
export async function findWebhook(
  database: Database,
  labId: string,
  id: string,
): Promise<WebhookRow | undefined> {
  return database
    .selectFrom('webhooks')
    .selectAll()
    .where('id', '=', id)
    .where('lab_id', '=', labId)
    .executeTakeFirst();
}

/** Changes the lab's webhook; false where there is none. */
export async function changeWebhook(
  database: Database,
  labId: string,
  id: string,
  change: Partial<Pick<WebhookRow, 'state' | 'sealed_secret'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('webhooks')
    .set(change)
    .where('id', '=', id)
    .where('lab_id', '=', labId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes the lab's webhook with everything it was told; false where there is none. */
export async function removeWebhook(database: Database, labId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('webhooks')
    .where('id', '=', id)
    .where('lab_id', '=', labId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Every webhook that is not paused, of whichever lab. */
export async function activeWebhooks(database: Database): Promise<readonly WebhookRow[]> {
  return database.selectFrom('webhooks').selectAll().where('state', '=', 'active').orderBy('id').execute();
}

/** How many completions of the survey the webhook was told of last; null where it was never told. */
export async function toldCompletions(
  database: Database,
  webhookId: string,
  surveyId: string,
): Promise<number | null> {
  const row = await database
    .selectFrom('webhook_tellings')
    .select('completed')
    .where('webhook_id', '=', webhookId)
    .where('survey_id', '=', surveyId)
    .executeTakeFirst();
  return row?.completed ?? null;
}

/** Stores how many completions the webhook is told of; false where it was told of as many, or another server was faster. */
export async function tellCompletions(
  database: Database,
  telling: { readonly webhook_id: string; readonly survey_id: string; readonly completed: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('webhook_tellings')
    .values(telling)
    .onConflict((conflict) =>
      conflict
        .columns(['webhook_id', 'survey_id'])
        .doUpdateSet({ completed: telling.completed })
        .where('webhook_tellings.completed', '<', telling.completed),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
