/** Time-based one-time codes (RFC 6238), as authenticator apps make them: SHA-1, six digits, 30 seconds. */
import { generateURI, ScureBase32Plugin, verifySync } from 'otplib';
import type { Randomness } from '../../shared/random.js';

/** 160 bits, the length of the hash (RFC 4226, section 4). */
const SECRET_BYTES = 20;
/** Clocks may be one step apart either way (RFC 6238, section 5.2). */
const TOLERANCE_SECONDS = 30;

/** A new secret in base 32 (RFC 4648), as apps take it. */
export function newTotpSecret(randomness: Randomness): string {
  return new ScureBase32Plugin().encode(randomness.bytes(SECRET_BYTES));
}

/** The address that an app reads from the QR code; `label` is the account's e-mail address. */
export function totpAddress(secret: string, label: string): string {
  return generateURI({ issuer: 'Canvass', label, secret });
}

/** The step (number of the 30 seconds since 1970) whose code this is, within a step of `now`; null if none. */
export function totpStep(secret: string, typed: string, now: number): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const answer = verifySync({
    secret,
    token,
    epoch: Math.floor(now / 1000),
    epochTolerance: TOLERANCE_SECONDS,
  });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : null;
}
