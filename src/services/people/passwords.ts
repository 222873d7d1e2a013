/** Passwords: which are good enough, how they are hashed, and a check that takes as long for nobody as for somebody. */
import { hash, type Options, verify } from '@node-rs/argon2';
import type { Randomness } from '../../shared/random.js';

/**
 * Argon2id (RFC 9106) with 19 MiB, 2 passes and 1 lane: the configuration that OWASP's Password Storage Cheat
 * Sheet names first. Argon2id is the library's default algorithm; the accounts table refuses any other.
 */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

export interface Passwords {
  /** The PHC string to store. */
  hash(password: string): Promise<string>;
  /** Whether the password belongs to the PHC string; null stands for no account and costs the same time. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/** Passwords under Argon2id. Equal characters in different encodings count as the same (Unicode NFKC). */
export function argon2Passwords(randomness: Randomness): Passwords {
  const hashOf = (password: string) => hash(password.normalize('NFKC'), PARAMETERS);
  let decoy: Promise<string> | undefined;
  return {
    hash: hashOf,
    verify: async (stored, password) => {
      decoy ??= hashOf(randomness.bytes(16).toString('hex'));
      const nobodys = await decoy;
      const isRight = await verify(stored ?? nobodys, password.normalize('NFKC'));
      return stored !== null && isRight;
    },
  };
}

/**
 * What is wrong with a new password, in a sentence, or null. Length is what counts, no mix of characters is asked
 * for, and words an attacker would try first are refused (NIST SP 800-63B, 5.1.1.2). `about` are the
 * person's own name and address.
 */
export function passwordFault(password: string, about: readonly string[]): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  const length = [...plain].length;
  if (length === 0) return 'Enter a password';
  if (length < SHORTEST_PASSWORD)
    return `Use ${SHORTEST_PASSWORD} characters or more: three random words make a good password`;
  if (length > LONGEST_PASSWORD) return `Use ${LONGEST_PASSWORD} characters or fewer`;
  if (new Set(plain).size < 5) return 'Use more different characters';
  const owned = about
    .flatMap((text) => text.toLowerCase().split(/[\s@]+/))
    .filter((word) => word.length >= 4);
  if ([...owned, 'canvass', 'password'].some((word) => plain.includes(word)))
    return 'Leave out your name, your e-mail address, “canvass” and “password”';
  return null;
}
