/** A browser that the test files of one process use one after another: starting one takes as long as a short journey. */
import type { Browser } from 'playwright-core';

export interface SharedBrowser {
  /** The browser that runs already, or one started now. */
  take(launch: () => Promise<Browser>): Promise<Browser>;
  /** It is closed when nobody takes it again soon. */
  giveBack(): void;
}

/** Milliseconds: a process of many files waits for the next that comes with a browser, one of a single file does not. */
const WAIT = process.connected ? 120_000 : 200;

export function sharedBrowser(): SharedBrowser {
  let running: Promise<Browser> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const close = async () => {
    const leaving = running;
    running = undefined;
    clearTimeout(timer);
    await (await leaving)?.close();
  };
  // Whoever started this process for its tests lets go of it when there are no more.
  process.once('disconnect', () => void close());
  return {
    take: async (launch) => {
      clearTimeout(timer);
      if (running !== undefined && !(await running).isConnected()) running = undefined;
      running ??= launch();
      return running;
    },
    giveBack: () => {
      timer = setTimeout(() => void close(), WAIT);
    },
  };
}
