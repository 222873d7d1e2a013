/** What the public may know of a ballot: drafts never, and nothing of what was cancelled before it opened. */
import type { BallotRow } from '../../storage/ballot-store.js';

/** Whether the ballot was announced or opened, so that it has a public page. */
export function isPublic({ state, fingerprint }: Pick<BallotRow, 'state' | 'fingerprint'>): boolean {
  return state === 'cancelled' ? fingerprint !== null : state !== 'draft';
}
