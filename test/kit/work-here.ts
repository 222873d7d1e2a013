/** Heavy work done on the thread of the test, for tests that are about something else than threads. */
import type { HeavyWork } from '../../src/services/heavy-work/heavy-work.js';
import { heavyTasks } from '../../src/services/heavy-work/tasks.js';
import type { Storage } from '../../src/storage/storage.js';

/** The tasks themselves, over the storage's reader. */
export function workHere({ reader }: Storage): HeavyWork {
  return { ...heavyTasks(reader), close: async () => undefined };
}
