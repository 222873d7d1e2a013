/** The only source of unpredictable bytes, so that nothing else in the house calls on chance by itself. */
import { randomFillSync } from 'node:crypto';

export interface Randomness {
  /** `length` bytes from the operating system's cryptographic generator. */
  bytes(length: number): Buffer;
}

/** Asking the generator for a few bytes costs as much as for thousands, and a cast paper asks three times. */
const POOL_SIZE = 8192;

/** Unpredictable bytes, fetched by the pool; what was handed out is wiped from it. */
export function pooledRandomness(fill: (pool: Buffer) => void): Randomness {
  const pool = Buffer.alloc(POOL_SIZE);
  let used = POOL_SIZE;
  return {
    bytes: (length) => {
      if (length > POOL_SIZE) throw new RangeError(`at most ${POOL_SIZE} random bytes at a time`);
      if (used + length > POOL_SIZE) {
        fill(pool);
        used = 0;
      }
      const taken = Buffer.from(pool.subarray(used, used + length));
      pool.fill(0, used, used + length);
      used += length;
      return taken;
    },
  };
}

export const systemRandomness: Randomness = pooledRandomness((pool) => void randomFillSync(pool));
