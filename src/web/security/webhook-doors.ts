/** The doors of webhooks, a part of the authorisation table: for organisers alone, as what they add leads out of the house. */
import type { Role } from '../../storage/tables.js';

const ORGANISER = ['organiser'] as const satisfies readonly Role[];

export const WEBHOOK_DOORS = {
  'GET /manage/labs/:lab/webhooks': ORGANISER,
  'POST /manage/labs/:lab/webhooks': ORGANISER,
  'GET /manage/labs/:lab/webhooks/:webhook': ORGANISER,
  'POST /manage/labs/:lab/webhooks/:webhook/pause': ORGANISER,
  'POST /manage/labs/:lab/webhooks/:webhook/resume': ORGANISER,
  'POST /manage/labs/:lab/webhooks/:webhook/secret': ORGANISER,
  'POST /manage/labs/:lab/webhooks/:webhook/test': ORGANISER,
  'POST /manage/labs/:lab/webhooks/:webhook/remove': ORGANISER,
} as const satisfies Readonly<Record<string, readonly Role[]>>;
