/** The secret that signs an address's deliveries: shown once, and at rest sealed under the service's own. */
import type { ServiceContext } from '../context.js';
import { type Seal, sealUnder } from '../people/seal.js';

/** How every secret begins, so that one that leaks into a text is recognised as what it is. */
const MARK = 'canvass_webhook_';

/** The seal of webhooks' secrets; their owner is the webhook's id. */
export function secretSeal({
  secretKey,
  randomness,
}: Pick<ServiceContext, 'secretKey' | 'randomness'>): Seal {
  return sealUnder(secretKey, 'webhook secrets', randomness);
}

/** A new secret of 256 random bits. */
export function drawSecret({ randomness }: Pick<ServiceContext, 'randomness'>): string {
  return `${MARK}${randomness.bytes(32).toString('base64url')}`;
}
