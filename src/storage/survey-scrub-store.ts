/** What the database's files still have to forget of surveys, as stored: owed in the transaction that erased the rows. */
import type { Database } from './tables.js';

/** Notes that the files hold old rows of this survey's responses. */
export async function oweSurveyScrub(database: Database, surveyId: string): Promise<void> {
  await database
    .insertInto('survey_scrubs_owed')
    .values({ survey_id: surveyId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The surveys for which a scrub is owed. */
export async function surveyScrubsOwed(database: Database): Promise<readonly string[]> {
  const rows = await database.selectFrom('survey_scrubs_owed').select('survey_id').execute();
  return rows.map((row) => row.survey_id);
}

/** Strikes these surveys off, once the files were scrubbed. */
export async function settleSurveyScrubs(database: Database, surveyIds: readonly string[]): Promise<void> {
  await database.deleteFrom('survey_scrubs_owed').where('survey_id', 'in', surveyIds).execute();
}
