/** The loop that empties the outbox while the service runs. */
import type { SendDue } from './sender.js';

/** How often the outbox is looked into when nobody wakes us; milliseconds. */
const PAUSE = 5000;
/** The same after a mail server could not be reached. */
const PAUSE_UNREACHABLE = 30_000;

export interface PostRound {
  /** Begins; `onFault` is told what went wrong with our own side, after which the next round is tried. */
  start(onFault: (error: unknown) => void): void;
  /** Looks into the outbox now, when something was just put into it. */
  wake(): void;
  /** Settles when the messages on their way have arrived or failed. */
  stop(): Promise<void>;
}

/** A loop over `sendDue` that can be started, woken and stopped. */
export function postRound(sendDue: SendDue): PostRound {
  let running: Promise<void> | null = null;
  let stopping = false;
  let woken = false;
  let endPause: () => void = () => undefined;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (onFault: (error: unknown) => void): Promise<void> => {
    while (!stopping) {
      woken = false;
      const unreachable = await sendDue().then(
        (round) => round.unreachable,
        (error: unknown) => {
          onFault(error);
          return true;
        },
      );
      if (!stopping && !woken) await pause(unreachable ? PAUSE_UNREACHABLE : PAUSE);
    }
  };
  return {
    start: (onFault) => {
      running ??= loop(onFault);
    },
    wake: () => {
      woken = true;
      endPause();
    },
    stop: async () => {
      stopping = true;
      endPause();
      await running;
    },
  };
}
