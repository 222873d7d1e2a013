/** The only source of unpredictable bytes, so that nothing else in the house calls on chance by itself. */
import { randomBytes } from 'node:crypto';

export interface Randomness {
  /** `length` bytes from the operating system's cryptographic generator. */
  bytes(length: number): Buffer;
}

export const systemRandomness: Randomness = { bytes: (length) => randomBytes(length) };
