/** Erasing what respondents said, with everything that was made of their words. */
import { eraseCommentFrames, eraseCommentsOf } from './comment-coding-store.js';
import { eraseReportCodes } from './report-code-store.js';
import type { ResponseRow } from './response-store.js';
import type { Database } from './tables.js';

/**
 * Erases what an ended response says, with the codes and quotes that were made of its words; answers with its way in, or
 * undefined when there was nothing to erase.
 */
export async function withdrawResponse(
  database: Database,
  surveyId: string,
  key: string,
): Promise<Pick<ResponseRow, 'way'> | undefined> {
  const erased = await database
    .updateTable('responses')
    .set({ state: 'withdrawn', answers: '{}', paradata: '{}', page: null })
    .where('response_key', '=', key)
    .where('survey_id', '=', surveyId)
    .where('state', 'not in', ['started', 'withdrawn'])
    .returning('way')
    .executeTakeFirst();
  if (erased === undefined) return undefined;
  await eraseCommentsOf(database, key);
  await eraseReportCodes(database, surveyId);
  return erased;
}

/** Removes every response of a survey that is over, with all that was made of their words; answers how many there were. */
export async function eraseResponses(database: Database, surveyId: string): Promise<number> {
  await eraseCommentFrames(database, surveyId);
  await eraseReportCodes(database, surveyId);
  const gone = await database.deleteFrom('responses').where('survey_id', '=', surveyId).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
