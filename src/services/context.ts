/** What every service is built with: the collaborators that `main.ts` makes once. */
import type { Config } from '../config.js';
import type { Clock } from '../shared/clock.js';
import type { Randomness } from '../shared/random.js';
import type { Storage } from '../storage/storage.js';
import type { HeavyWork } from './heavy-work/heavy-work.js';

export interface ServiceContext {
  readonly config: Config;
  /** The service's secret; codes and seals are derived from it. */
  readonly secretKey: string;
  readonly storage: Storage;
  /** For everything that reads all papers of a ballot. */
  readonly heavyWork: HeavyWork;
  readonly clock: Clock;
  readonly randomness: Randomness;
}
