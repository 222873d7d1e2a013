/** Heavy work done on the thread of the test, for tests that are about something else than threads. */
import { readPiece } from '../../src/services/exports/surveys/sealed-file.js';
import type { HeavyWork } from '../../src/services/heavy-work/heavy-work.js';
import { heavyTasks } from '../../src/services/heavy-work/tasks.js';
import { type Clock, systemClock } from '../../src/shared/clock.js';
import { openReader, type Storage } from '../../src/storage/storage.js';

/** The tasks themselves, over the storage's reader; files of answers over a connection of their own to `url`. */
export function workHere(storage: Storage, url?: string, clock: Clock = systemClock): HeavyWork {
  return {
    ...heavyTasks(storage.reader, clock),
    exportSurvey: async (order, onProgress) => {
      if (url === undefined) throw new Error('files of answers need the address of the database');
      const { reader, close } = await openReader(url);
      return heavyTasks(reader, clock).exportSurvey(order, onProgress).finally(close);
    },
    readPiece,
    close: async () => undefined,
  };
}
