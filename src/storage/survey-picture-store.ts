/** Pictures of questions and choices, as stored: named after their own bytes, kept with their survey. */
import type { Selectable } from 'kysely';
import type { SurveyPicturesTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type SurveyPictureRow = Selectable<SurveyPicturesTable>;

/** The picture of this survey with this name. */
export async function findSurveyPicture(
  database: Database,
  surveyId: string,
  name: string,
): Promise<SurveyPictureRow | undefined> {
  return database
    .selectFrom('survey_pictures')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** The names of the survey's pictures. */
export async function surveyPictureNames(database: Database, surveyId: string): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('survey_pictures')
    .select('name')
    .where('survey_id', '=', surveyId)
    .execute();
  return rows.map(({ name }) => name);
}

/** Stores the picture unless the survey already has it. */
export async function keepSurveyPicture(database: Database, picture: SurveyPictureRow): Promise<void> {
  await database
    .insertInto('survey_pictures')
    .values(picture)
    .onConflict((conflict) => conflict.columns(['survey_id', 'name']).doNothing())
    .execute();
}

/** Removes these pictures of the survey. */
export async function dropSurveyPictures(
  database: Database,
  surveyId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await database
    .deleteFrom('survey_pictures')
    .where('survey_id', '=', surveyId)
    .where('name', 'in', names)
    .execute();
}

/** The text of every questionnaire of the survey: its versions, its draft, and one that waits to replace that. */
export async function everyDefinition(database: Database, surveyId: string): Promise<readonly string[]> {
  const tables = ['survey_versions', 'questionnaire_drafts', 'questionnaire_uploads'] as const;
  const found = await Promise.all(
    tables.map((table) =>
      database.selectFrom(table).select('definition').where('survey_id', '=', surveyId).execute(),
    ),
  );
  return found.flat().map(({ definition }) => definition);
}
