/** Makes the database's files forget answers that were withdrawn, erased or mixed, however often it takes. */
import { settleSurveyScrubs, surveyScrubsOwed } from '../../storage/survey-scrub-store.js';
import type { ServiceContext } from '../context.js';

/**
 * Scrubs the files if a scrub is owed; true when none is owed any more. A scrub that another reader or a dying server
 * prevents stays owed, and the clock tries again at every round.
 */
export async function paySurveyScrubs({ storage }: ServiceContext): Promise<boolean> {
  const owed = await surveyScrubsOwed(storage.reader);
  if (owed.length === 0) return true;
  try {
    await storage.scrubResponses();
  } catch {
    return false;
  }
  await storage.writer.run((database) => settleSurveyScrubs(database, owed));
  return true;
}
