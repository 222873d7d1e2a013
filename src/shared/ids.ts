/** Names for rows that say nothing: 128 random bits, so that no id tells an order or can be guessed. */
import { encodeBase32 } from './base32.js';
import type { Randomness } from './random.js';

/** A new id: 26 lower-case Crockford base-32 characters, 128 random bits. */
export function newId(randomness: Randomness): string {
  return encodeBase32(randomness.bytes(16)).toLowerCase();
}
