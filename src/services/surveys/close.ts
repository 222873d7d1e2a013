/** What closing and cancelling do to responses: those under way end, and all are cut from whatever led to them. */
import { breakOff, keysUnderWay, rewriteRows } from '../../storage/response-store.js';
import { oweSurveyScrub } from '../../storage/survey-scrub-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { keyOfNobody } from './codes.js';

/**
 * Ends every response under way as broken off, under keys that no link leads to, and writes all rows of the survey anew,
 * so that neither database remembers in which order they came. Answers how many were broken off.
 */
export async function endUnderWay(
  context: ServiceContext,
  database: Database,
  surveyId: string,
): Promise<number> {
  const keys = await keysUnderWay(database, surveyId);
  for (const key of keys) await breakOff(database, key, keyOfNobody(context.randomness));
  await rewriteRows(database, surveyId);
  await oweSurveyScrub(database, surveyId);
  return keys.length;
}
