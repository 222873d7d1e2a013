/** Clears away, while the service runs, what was meant to last only a while. */
import type { Services } from '../services/index.js';

/** Milliseconds between two sweeps. */
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SECOND = 1000;

/**
 * Sweeps now and then: every hour files of rolls and contacts older than a day, data sets that nobody asks about any more, tokens long
 * over and what webhooks delivered a month ago, every minute files of answers that have expired; delivers what webhooks have to
 * deliver every five seconds and looks after counts every second. `onFault` is told when a sweep fails; the next one is made all the
 * same.
 * Answers with what ends the sweeping, settled when the sweeps that have begun are over.
 */
export function startSweeping(services: Services, onFault: (fault: unknown) => void): () => Promise<void> {
  const sweeps = [
    every(HOUR, () => services.roll.removeAbandoned(), onFault),
    every(HOUR, () => services.surveys.contacts.removeAbandoned(), onFault),
    every(HOUR, async () => services.analysis.forgetIdle(), onFault),
    every(HOUR, () => services.people.accessTokens.removeOld(), onFault),
    every(HOUR, () => services.webhooks.tidy(), onFault),
    every(10 * MINUTE, () => services.webhooks.tellOfCompletions(), onFault),
    every(5 * SECOND, () => services.webhooks.deliverDue(), onFault),
    every(MINUTE, () => services.surveyExports.tidy(), onFault),
    every(SECOND, () => services.counts.lookAfter(), onFault),
  ];
  return async () => {
    await Promise.all(sweeps.map((stop) => stop()));
  };
}

function every(pause: number, work: () => Promise<unknown>, onFault: (fault: unknown) => void) {
  let sweep: Promise<unknown> = Promise.resolve();
  let busy = false;
  const begin = () => {
    if (busy) return;
    busy = true;
    sweep = work()
      .catch(onFault)
      .finally(() => {
        busy = false;
      });
  };
  begin();
  const timer = setInterval(begin, pause);
  return async () => {
    clearInterval(timer);
    await sweep;
  };
}
