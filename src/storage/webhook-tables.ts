/** The tables of webhooks, as `tables.ts` lists them. */
import type { Generated } from 'kysely';

/** Addresses that are told what happens in a lab. */
export interface WebhooksTable {
  id: string;
  lab_id: string;
  address: string;
  /** JSON array of events. */
  events: string;
  /** The secret that signs deliveries, sealed under the service's own. */
  sealed_secret: string;
  state: 'active' | 'paused';
  created_by: string;
  created_at: number;
}

/** What is, or was, to be told to an address. */
export interface WebhookDeliveriesTable {
  /** The same at every attempt, so that who is told twice knows it. */
  id: string;
  webhook_id: string;
  event: string;
  /** The JSON that is sent. */
  body: string;
  state: 'waiting' | 'delivered' | 'given-up';
  attempts: Generated<number>;
  /** When the next attempt may be made; while one is under way, when it is taken for lost. */
  next_at: number;
  /** What became of the last attempt: an HTTP status, or a word. */
  outcome: string | null;
  created_at: number;
  ended_at: number | null;
}

/** How many completions of a survey an address was told of last. */
export interface WebhookTellingsTable {
  webhook_id: string;
  survey_id: string;
  completed: number;
}
