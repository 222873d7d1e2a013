/** One-time links: what they look like, how long they last, and what is stored of them. */
import { sha256 } from '../../shared/digest.js';
import type { AccountTokenRow } from '../../storage/account-token-store.js';
import type { ServiceContext } from '../context.js';

/** How long a one-time link can be taken up, in milliseconds. */
export const LINK_LIFE = 7 * 24 * 3_600_000;

/**
 * The path of a new link for the account (null: for the first organiser), and the row that remembers it. `labId` is
 * the lab that invites; null when no lab does.
 */
export function newLink(
  { clock, randomness }: ServiceContext,
  accountId: string | null,
  labId: string | null = null,
): { path: string; row: AccountTokenRow } {
  const token = randomness.bytes(32).toString('base64url');
  const purpose = accountId === null ? 'first-organiser' : 'invitation';
  const row = {
    token_hash: sha256(token),
    account_id: accountId,
    purpose,
    lab_id: labId,
    expires_at: clock.now() + LINK_LIFE,
  } as const;
  return { path: `/welcome/${token}`, row };
}
