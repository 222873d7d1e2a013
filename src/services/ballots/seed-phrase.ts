/** Seed phrases: the secret, published after the count, that settles ties by lot so that anybody can check the lot. */
import { encodeBase32, inGroupsOfFour } from '../../shared/base32.js';
import type { Randomness } from '../../shared/random.js';

/** A new phrase: 80 random bits, so that its published hash gives nothing away; 16 characters in groups of four. */
export function drawSeedPhrase(randomness: Randomness): string {
  return inGroupsOfFour(encodeBase32(randomness.bytes(10)));
}
