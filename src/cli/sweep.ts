/** Clears away, while the service runs, what was meant to last only a while. */
import type { Services } from '../services/index.js';

/** Milliseconds between two sweeps. */
const HOUR = 3_600_000;

/**
 * Sweeps now and every hour: files of rolls and contacts older than a day, data sets that nobody asks about any more. `onFault` is told when a sweep fails; the next one is
 * made all the same. Answers with what ends the sweeping, settled when a sweep that has begun is over.
 */
export function startSweeping(services: Services, onFault: (fault: unknown) => void): () => Promise<void> {
  let sweep = Promise.resolve();
  const begin = () => {
    services.analysis.forgetIdle();
    sweep = Promise.all([services.roll.removeAbandoned(), services.surveys.contacts.removeAbandoned()]).then(
      () => undefined,
      onFault,
    );
  };
  begin();
  const timer = setInterval(begin, HOUR);
  return async () => {
    clearInterval(timer);
    await sweep;
  };
}
