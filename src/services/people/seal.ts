/** Seals small secrets, so that a stolen database or a form in the wrong hands does not give them away. */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Randomness } from '../../shared/random.js';

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

export interface Seal {
  /** Closes `secret` so that only the same `owner` can have it opened. */
  close(secret: string, owner: string): string;
  /** The secret, or null when the text is no seal, was changed, or belongs to another owner. */
  open(sealed: string, owner: string): string | null;
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, under a key derived from the service's secret by
 * HKDF-SHA-256 (RFC 5869) for `purpose` alone. The owner is authenticated along with the text.
 */
export function sealUnder(secretKey: string, purpose: string, randomness: Randomness): Seal {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', `canvass ${purpose}`, 32));
  return {
    close: (secret, owner) => {
      const nonce = randomness.bytes(NONCE_LENGTH);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_LENGTH + TAG_LENGTH) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_LENGTH), {
        authTagLength: TAG_LENGTH,
      });
      decipher.setAAD(Buffer.from(owner));
      decipher.setAuthTag(bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH));
      try {
        const text = decipher.update(bytes.subarray(NONCE_LENGTH + TAG_LENGTH));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
