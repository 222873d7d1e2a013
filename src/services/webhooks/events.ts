/** What a lab's addresses are told, and how it is put into their outbox in the transaction of what happened. */
import { z } from 'zod';
import { newId } from '../../shared/ids.js';
import { labById } from '../../storage/lab-store.js';
import type { Database } from '../../storage/tables.js';
import { insertDelivery } from '../../storage/webhook-delivery-store.js';
import { listWebhooks, type WebhookRow } from '../../storage/webhook-store.js';
import type { ServiceContext } from '../context.js';

/** Events that somebody chooses; `test` is sent by hand. */
export const EVENTS = ['response.completed', 'survey.closed', 'ballot.closed', 'ballot.published'] as const;
export type WebhookEvent = (typeof EVENTS)[number];

/** What an event is about: addresses that are public, and a number that is rounded. */
export interface EventSubject {
  readonly survey?: string;
  readonly ballot?: string;
  /** Completions so far, in whole tens. */
  readonly completed?: number;
}

const HOUR = 3_600_000;

const storedEvents = z.array(z.enum(EVENTS));

/** The events that a webhook is told. */
export function eventsOf({ events }: Pick<WebhookRow, 'events'>): readonly WebhookEvent[] {
  return storedEvents.parse(JSON.parse(events));
}

/** Puts an event into the outbox of every address of the lab that wants it and is not paused. */
export async function tell(
  context: Pick<ServiceContext, 'clock' | 'randomness'>,
  database: Database,
  labId: string,
  event: WebhookEvent,
  subject: EventSubject,
): Promise<void> {
  const wanting = (await listWebhooks(database, labId)).filter(
    (webhook) => webhook.state === 'active' && eventsOf(webhook).includes(event),
  );
  for (const webhook of wanting) await tellOne(context, database, webhook, event, subject);
}

/** Puts an event into the outbox of one address. Its body says the hour and no moment, so that it singles nobody out. */
export async function tellOne(
  { clock, randomness }: Pick<ServiceContext, 'clock' | 'randomness'>,
  database: Database,
  { id: webhookId, lab_id }: Pick<WebhookRow, 'id' | 'lab_id'>,
  event: WebhookEvent | 'test',
  subject: EventSubject,
): Promise<void> {
  const now = clock.now();
  const { slug } = await labById(database, lab_id);
  const id = newId(randomness);
  const hour = new Date(now - (now % HOUR)).toISOString();
  await insertDelivery(database, {
    ...{ id, webhook_id: webhookId, event, next_at: now, created_at: now },
    body: JSON.stringify({ id, event, lab: slug, ...subject, hour }),
  });
}
