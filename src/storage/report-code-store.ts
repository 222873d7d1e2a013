/** Codes of comments as they were published about, as stored: never changed, and gone with the answers they are about. */
import type { ReportCodesTable } from './analysis-tables.js';
import type { Database } from './tables.js';

/** Stores codes, once. */
export async function keepReportCodes(database: Database, codes: ReportCodesTable): Promise<void> {
  await database
    .insertInto('report_codes')
    .values(codes)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The text of the survey's codes with this digest. */
export async function reportCodes(
  database: Database,
  surveyId: string,
  digest: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('report_codes')
    .select('content')
    .where('survey_id', '=', surveyId)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.content;
}

/** Drops all of a survey's: after an erasure nothing is published about the same answers any more. */
export async function eraseReportCodes(database: Database, surveyId: string): Promise<void> {
  await database.deleteFrom('report_codes').where('survey_id', '=', surveyId).execute();
}
