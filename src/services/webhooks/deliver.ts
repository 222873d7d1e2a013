/** Delivers what waits in the outbox of webhooks: any number of servers may do so over one database. */
import { assert, present } from '../../shared/assert.js';
import type { Randomness } from '../../shared/random.js';
import * as outbox from '../../storage/webhook-delivery-store.js';
import { activeWebhooks, type WebhookRow } from '../../storage/webhook-store.js';
import type { ServiceContext } from '../context.js';
import { type Lookup, type Posted, post } from './post.js';
import { secretSeal } from './secret.js';
import { signatureOf } from './signature.js';

/** Milliseconds that an address has for its answer. */
const TIMEOUT = 10_000;
/** Longer than any attempt takes; afterwards the server that made it is taken for dead, and the attempt is made again. */
const CLAIM = 60_000;
/** Deliveries that one round looks at, and attempts that are under way together. */
const MOST_IN_A_ROUND = 50;
const AT_ONCE = 5;
/** Attempts in all: the last is made some 35 hours after the first. */
export const MOST_ATTEMPTS = 9;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 12 * 3_600_000;

/** Attempts everything that is due now; answers with how many attempts were made. */
export async function deliverDue(context: ServiceContext, lookup?: Lookup): Promise<number> {
  const { reader, writer } = context.storage;
  const due = await outbox.dueDeliveries(reader, context.clock.now(), MOST_IN_A_ROUND);
  if (due.length === 0) return 0;
  const webhooks = new Map((await activeWebhooks(reader)).map((webhook) => [webhook.id, webhook]));
  let attempted = 0;
  const waiting = [...due];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const webhook = webhooks.get(next.webhook_id);
      if (webhook === undefined) continue;
      const row = next;
      const until = context.clock.now() + CLAIM;
      if (!(await writer.run((database) => outbox.claimDelivery(database, row, until)))) continue;
      attempted += 1;
      await attempt(context, webhook, { ...row, attempts: row.attempts + 1 }, lookup);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return attempted;
}

async function attempt(
  context: ServiceContext,
  webhook: WebhookRow,
  delivery: outbox.DeliveryRow,
  lookup: Lookup | undefined,
): Promise<void> {
  const { config, clock, storage } = context;
  const secret = secretSeal(context).open(webhook.sealed_secret, webhook.id);
  const posted: Posted =
    secret === null
      ? { fault: 'secret-unreadable' }
      : await post(
          webhook.address,
          {
            'Content-Type': 'application/json',
            'User-Agent': 'Canvass',
            'Canvass-Event': delivery.event,
            'Canvass-Delivery': delivery.id,
            'Canvass-Signature': signatureOf(secret, delivery.body, clock.now()),
          },
          delivery.body,
          {
            ...{ allowsPrivate: config.webhookPrivateAddresses, timeout: TIMEOUT },
            ...(lookup === undefined ? {} : { lookup }),
          },
        );
  await storage.writer.run((database) =>
    outbox.settleDelivery(database, delivery, outcomeOf(posted, delivery, clock.now(), context.randomness)),
  );
}

/** What is written down of an attempt: delivered on any 2xx, over for good on 410, otherwise tried again until the last. */
function outcomeOf(
  posted: Posted,
  { attempts }: Pick<outbox.DeliveryRow, 'attempts'>,
  now: number,
  randomness: Randomness,
): Parameters<typeof outbox.settleDelivery>[2] {
  const status = 'status' in posted ? posted.status : 0;
  const outcome = 'status' in posted ? String(posted.status) : posted.fault;
  if (status >= 200 && status < 300) return { state: 'delivered', outcome, next_at: now, ended_at: now };
  if (status === 410 || attempts >= MOST_ATTEMPTS)
    return { state: 'given-up', outcome, next_at: now, ended_at: now };
  return { state: 'waiting', outcome, next_at: now + waitAfter(attempts, randomness), ended_at: null };
}

/** Milliseconds until the next attempt: four times as long each time, and by chance up to a quarter less or more. */
export function waitAfter(attempts: number, randomness: Randomness): number {
  assert(attempts >= 1, 'a wait follows an attempt');
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** (attempts - 1));
  const chance = present(randomness.bytes(1)[0], 'a byte was asked for') / 255;
  return Math.round(whole * (0.75 + chance / 2));
}
