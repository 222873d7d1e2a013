/** What organisers see of the addresses that are told what happens in their lab. */
import { EVENTS, eventsOf, type WebhookEvent } from '../../services/webhooks/events.js';
import type { NewSecret } from '../../services/webhooks/webhooks.js';
import type { Problem } from '../../shared/problem.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { DeliveryRow } from '../../storage/webhook-delivery-store.js';
import type { WebhookRow } from '../../storage/webhook-store.js';
import type { PageModel } from '../render.js';
import { belowLabFrame } from './organiser-frame.js';
import type { Tag } from './tag.js';

const EVENT_WORDS: Readonly<Record<WebhookEvent, { text: string; hint: string }>> = {
  'response.completed': {
    text: 'Responses were completed',
    hint: 'By whole tens and at most once an hour, while a survey is open. Never where people have links of their own.',
  },
  'survey.closed': { text: 'A survey closed', hint: 'When nobody can answer any more.' },
  'ballot.closed': { text: 'A ballot closed', hint: 'When nobody can vote any more.' },
  'ballot.published': { text: 'A result was published', hint: 'When anybody may read a ballot’s result.' },
};

const STATES: Readonly<Record<WebhookRow['state'], Tag>> = {
  active: { text: 'Active', tone: 'good' },
  paused: { text: 'Paused', tone: 'needs-you' },
};

const DELIVERY_STATES: Readonly<Record<DeliveryRow['state'], Tag>> = {
  waiting: { text: 'Waiting', tone: 'plain' },
  delivered: { text: 'Delivered', tone: 'good' },
  'given-up': { text: 'Given up', tone: 'warning' },
};

/** What became of an attempt, in words; a number is an HTTP status. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'name-not-found': 'There is no such name on the internet',
  'private-address': 'The name leads into a private network',
  'no-answer-in-time': 'No answer within ten seconds',
  'connection-refused': 'Nobody listens there',
  'connection-failed': 'The connection failed',
  certificate: 'The certificate is not in order',
  'secret-unreadable': 'The secret cannot be read any more: make a new one',
};

const listOf = (lab: LabRow) => `/manage/labs/${lab.slug}/webhooks`;

/** The events in one sentence's words: “Responses were completed; a survey closed”. */
function reads(webhook: WebhookRow): string {
  const said = eventsOf(webhook)
    .map((event) => EVENT_WORDS[event].text)
    .join('; ');
  return said.replace(/; (A )/g, (_whole, article: string) => `; ${article.toLowerCase()}`);
}

/** The list of addresses, and the form that adds one. */
export function webhooksPage(
  lab: LabRow,
  webhooks: readonly WebhookRow[],
  tried?: { form: Readonly<Record<string, unknown>>; fault: Problem },
): PageModel {
  return {
    ...belowLabFrame({ lab }),
    title: 'Webhooks',
    labTitle: lab.title,
    action: listOf(lab),
    webhooks: webhooks.map((webhook) => ({
      host: new URL(webhook.address).host,
      href: `${listOf(lab)}/${webhook.id}`,
      events: reads(webhook),
      tag: STATES[webhook.state],
    })),
    events: EVENTS.map((event) => ({ value: event, ...EVENT_WORDS[event] })),
    values: tried?.form ?? {},
    errors: tried?.fault.fields ?? {},
  };
}

/** One address with what it was told. `moment` writes epoch milliseconds. */
export function webhookPage(
  lab: LabRow,
  webhook: WebhookRow,
  deliveries: readonly DeliveryRow[],
  moment: (at: number) => string,
  fault?: Problem,
): PageModel {
  const address = `${listOf(lab)}/${webhook.id}`;
  const isPaused = webhook.state === 'paused';
  return {
    ...belowLabFrame({ lab }, { text: 'Webhooks', href: listOf(lab) }),
    title: new URL(webhook.address).host,
    labTitle: lab.title,
    tag: STATES[webhook.state],
    refusal: fault?.sentence ?? null,
    summary: {
      rows: [
        { key: 'Address', value: webhook.address },
        { key: 'Told when', value: reads(webhook) },
        { key: 'Added on', value: moment(webhook.created_at) },
      ],
    },
    test: isPaused ? null : { action: `${address}/test`, text: 'Send a test', kind: 'secondary' },
    turn: isPaused
      ? { action: `${address}/resume`, text: 'Let it go on', kind: 'primary' }
      : { action: `${address}/pause`, text: 'Pause it', kind: 'secondary' },
    renew: { action: `${address}/secret`, text: 'Make a new secret', kind: 'warning' },
    remove: { action: `${address}/remove`, text: 'Remove the webhook', kind: 'warning' },
    deliveries: deliveries.map((delivery) => ({
      what: delivery.event === 'test' ? 'Test' : EVENT_WORDS[delivery.event as WebhookEvent].text,
      tag: DELIVERY_STATES[delivery.state],
      id: delivery.id,
      told: told(delivery, moment),
    })),
    refresh: address,
  };
}

function told({ state, attempts, outcome, next_at, ended_at }: DeliveryRow, moment: (at: number) => string) {
  const answer = outcome === null ? '' : (OUTCOMES[outcome] ?? `The address answered with ${outcome}`);
  const tries = attempts === 1 ? 'one attempt' : `${attempts} attempts`;
  if (state === 'delivered') return `On ${moment(ended_at ?? 0)}, after ${tries}. ${answer}.`;
  if (state === 'given-up') return `On ${moment(ended_at ?? 0)}, after ${tries}. ${answer}.`;
  if (attempts === 0) return 'To be sent within seconds.';
  return `After ${tries}: ${answer === '' ? 'no answer yet' : answer}. The next is made on ${moment(next_at)}.`;
}

/** The page after a secret was drawn: the only time it can be seen. */
export function newSecretPage(lab: LabRow, { id, secret }: NewSecret, isNew: boolean): PageModel {
  const address = `${listOf(lab)}/${id}`;
  return {
    ...belowLabFrame({ lab }, { text: 'Webhooks', href: listOf(lab) }),
    title: isNew ? 'Your new webhook' : 'A new secret',
    labTitle: lab.title,
    isNew,
    secret,
    address,
  };
}
