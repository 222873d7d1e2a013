/** Counts tries in the database, so that guessing is stopped by all servers together and survives a restart. */
import { hmacSha256 } from '../shared/digest.js';
import { type Problem, problem } from '../shared/problem.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { countTry, forgetTries, removeOldTries, triesIn } from '../storage/rate-store.js';
import type { ServiceContext } from './context.js';

const MINUTE = 60_000;
/** No limit looks back further than this. */
const LONGEST_WINDOW = 24 * 60 * MINUTE;

export interface RateLimit {
  /**
   * Spends one of `limit` tries that the bucket has in each window of `windowMs` milliseconds (a day at most), or
   * refuses with `too-many-tries`. `bucketParts` say what is limited (`['voting-code', block]`).
   */
  spend(bucketParts: readonly string[], limit: number, windowMs: number): Promise<Result<void, Problem>>;
  /**
   * Whether the bucket has a try left, without spending it: refuses like `spend`. For limits that count only what
   * failed, which spend a try afterwards; tries made at the same moment may then exceed the limit by their number.
   */
  check(bucketParts: readonly string[], limit: number, windowMs: number): Promise<Result<void, Problem>>;
  /** Gives the bucket all its tries back, after somebody has shown that they are no guesser. */
  forgive(bucketParts: readonly string[]): Promise<void>;
  /** Removes counts that no limit looks at any more. */
  tidy(): Promise<void>;
}

/**
 * Rate limits over the table `rate_counts`. A bucket is stored as an HMAC under the service's secret, so that the
 * database holds neither addresses nor names. A refused try is not counted, so that a flood writes nothing.
 */
export function rateLimit({ storage, clock, secretKey }: ServiceContext): RateLimit {
  const bucketOf = (parts: readonly string[]) =>
    hmacSha256(secretKey, 'rate-limit', ...parts.map(encodeURIComponent)).toString('hex');
  return {
    spend: async (bucketParts, limit, windowMs) => {
      const bucket = bucketOf(bucketParts);
      const now = clock.now();
      const windowStart = now - (now % windowMs);
      if (
        (await triesIn(storage.reader, bucket, windowStart)) < limit &&
        (await storage.writer.run((database) => countTry(database, bucket, windowStart))) <= limit
      )
        return ok(undefined);
      return refuse(tooMany(windowStart + windowMs - now));
    },
    check: async (bucketParts, limit, windowMs) => {
      const now = clock.now();
      const windowStart = now - (now % windowMs);
      const tries = await triesIn(storage.reader, bucketOf(bucketParts), windowStart);
      return tries < limit ? ok(undefined) : refuse(tooMany(windowStart + windowMs - now));
    },
    forgive: async (bucketParts) => {
      const bucket = bucketOf(bucketParts);
      await storage.writer.run((database) => forgetTries(database, bucket));
    },
    tidy: () => storage.writer.run((database) => removeOldTries(database, clock.now() - LONGEST_WINDOW)),
  };
}

/** `left`: milliseconds until the window is over. */
function tooMany(left: number): Problem {
  return problem('too-many-tries', { parameters: { minutes: String(Math.ceil(left / MINUTE)) } });
}
