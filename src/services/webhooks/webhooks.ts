/** The organisers' door to webhooks: addresses are added, looked at, tried, paused, given a new secret and removed. */
import { newId } from '../../shared/ids.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { Database } from '../../storage/tables.js';
import {
  type DeliveryRow,
  listDeliveries,
  removeEndedDeliveries,
} from '../../storage/webhook-delivery-store.js';
import * as store from '../../storage/webhook-store.js';
import type { ServiceContext } from '../context.js';
import type { By } from '../people/lab-people.js';
import { readWebhookAddress } from './addresses.js';
import { tellOfCompletions } from './completions.js';
import { deliverDue } from './deliver.js';
import { EVENTS, tellOne } from './events.js';
import { drawSecret, secretSeal } from './secret.js';

const MOST_WEBHOOKS = 10;
const MOST_SHOWN = 50;
/** How long what became of a delivery can be looked at. */
const KEPT = 30 * 24 * 3_600_000;

/** What somebody types about an address. */
export interface WebhookForm {
  readonly address: string;
  readonly events: readonly string[];
}

/** A secret, told this once, of a webhook. */
export interface NewSecret {
  readonly id: string;
  readonly secret: string;
}

export type WebhookService = ReturnType<typeof webhookService>;

/** The door over one set of collaborators. Whatever names a webhook is refused with `not-found` where the lab has none of that id. */
export function webhookService(context: ServiceContext) {
  const { reader } = context.storage;
  return {
    list: (labId: string) => store.listWebhooks(reader, labId),
    find: (labId: string, id: string) => store.findWebhook(reader, labId, id),
    /** The newest of what an address was, or is to be, told. */
    deliveries: (id: string): Promise<readonly DeliveryRow[]> => listDeliveries(reader, id, MOST_SHOWN),
    /** Adds an address; its secret is told this once. Refuses `form-invalid` with fields. */
    add: (by: By, form: WebhookForm) => add(context, by, form),
    /** Draws another secret, which signs everything from now on. */
    rotate: (by: By, id: string) => rotate(context, by, id),
    /** Lets nothing be sent to it, or again what waits; what happens while it is paused is not told. */
    turn: (by: By, id: string, state: 'active' | 'paused') =>
      change(context, by, id, state === 'paused' ? 'webhook-paused' : 'webhook-resumed', (database) =>
        store.changeWebhook(database, by.labId, id, { state }),
      ),
    remove: (by: By, id: string) =>
      change(context, by, id, 'webhook-removed', (database) => store.removeWebhook(database, by.labId, id)),
    /** Puts a delivery into the outbox that says nothing but that it is a test. Refused with `webhook-paused`. */
    test: (by: By, id: string) => test(context, by, id),
    tellOfCompletions: () => tellOfCompletions(context),
    deliverDue: () => deliverDue(context),
    /** Removes what was delivered or given up a month ago. */
    tidy: () =>
      context.storage.writer.run((database) => removeEndedDeliveries(database, context.clock.now() - KEPT)),
  };
}

async function add(context: ServiceContext, by: By, form: WebhookForm): Promise<Result<NewSecret, Problem>> {
  const { config, clock, randomness, storage } = context;
  const address = readWebhookAddress(form.address, config.webhookPrivateAddresses);
  const events = EVENTS.filter((event) => form.events.includes(event));
  const fields: Record<string, string> = {};
  if (address === null)
    fields['address'] = 'Enter an address that begins with https:// and is on the open internet';
  if (events.length === 0) fields['events'] = 'Choose at least one event';
  if (address === null || events.length === 0) return refuse(problem('form-invalid', { fields }));
  const [id, secret] = [newId(randomness), drawSecret(context)];
  return storage.writer.run(async (database) => {
    if ((await store.listWebhooks(database, by.labId)).length >= MOST_WEBHOOKS) {
      const full = `A lab tells at most ${MOST_WEBHOOKS} addresses. Remove one that you no longer use`;
      return refuse(problem('form-invalid', { fields: { address: full } }));
    }
    await store.insertWebhook(database, {
      ...{ id, lab_id: by.labId, address, events: JSON.stringify(events), state: 'active' },
      sealed_secret: secretSeal(context).close(secret, id),
      ...{ created_by: by.actor, created_at: clock.now() },
    });
    // An address may hold a secret of its own in its path: the log names the host alone.
    const details = { host: new URL(address).host, events: events.join(' ') };
    await record(context, database, by, 'webhook-added', id, details);
    return ok({ id, secret });
  });
}

async function rotate(context: ServiceContext, by: By, id: string): Promise<Result<NewSecret, Problem>> {
  const secret = drawSecret(context);
  const sealed = secretSeal(context).close(secret, id);
  const changed = await change(context, by, id, 'webhook-secret-changed', (database) =>
    store.changeWebhook(database, by.labId, id, { sealed_secret: sealed }),
  );
  return changed.ok ? ok({ id, secret }) : changed;
}

async function test(context: ServiceContext, by: By, id: string): Promise<Result<void, Problem>> {
  return context.storage.writer.run(async (database) => {
    const webhook = await store.findWebhook(database, by.labId, id);
    if (webhook === undefined) return refuse(problem('not-found'));
    if (webhook.state === 'paused') return refuse(problem('webhook-paused'));
    await tellOne(context, database, webhook, 'test', {});
    await record(context, database, by, 'webhook-tested', id);
    return ok(undefined);
  });
}

async function change(
  context: ServiceContext,
  by: By,
  id: string,
  action: string,
  work: (database: Database) => Promise<boolean>,
): Promise<Result<void, Problem>> {
  return context.storage.writer.run(async (database) => {
    if (!(await work(database))) return refuse(problem('not-found'));
    await record(context, database, by, action, id);
    return ok(undefined);
  });
}

async function record(
  { clock }: ServiceContext,
  database: Database,
  { labId, actor }: By,
  action: string,
  subject: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  await appendAudit(database, { at: clock.now(), actor, action, subject, labId, details });
}
