/** Makes the database's files forget rows that closing rewrote and cancelling destroyed, however often it takes. */
import { scrubsOwed, settleScrubs } from '../../storage/scrub-store.js';
import type { ServiceContext } from '../context.js';

/**
 * Scrubs the files if a scrub is owed; true when none is owed any more. A scrub that another reader or a dying server
 * prevents stays owed, and the clock tries again at every round.
 */
export async function payScrubs(context: ServiceContext): Promise<boolean> {
  const { storage } = context;
  const owed = await scrubsOwed(storage.reader);
  if (owed.length === 0) return true;
  try {
    await storage.scrub();
  } catch {
    return false;
  }
  await storage.writer.run((database) => settleScrubs(database, owed));
  return true;
}
