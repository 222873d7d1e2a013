/** A questionnaire that was read and waits until somebody has seen what it would replace; at most one a survey. */
import type { Selectable } from 'kysely';
import type { QuestionnaireUploadsTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type QuestionnaireUploadRow = Selectable<QuestionnaireUploadsTable>;

/** Stores the questionnaire in place of the one that waited before. */
export async function putQuestionnaireUpload(
  database: Database,
  upload: QuestionnaireUploadRow,
): Promise<void> {
  const { definition, file_name } = upload;
  await database
    .insertInto('questionnaire_uploads')
    .values(upload)
    .onConflict((conflict) => conflict.column('survey_id').doUpdateSet({ definition, file_name }))
    .execute();
}

/** The questionnaire that waits, or undefined. */
export async function findQuestionnaireUpload(
  database: Database,
  surveyId: string,
): Promise<QuestionnaireUploadRow | undefined> {
  return database
    .selectFrom('questionnaire_uploads')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .executeTakeFirst();
}

/** Forgets it, once it was stored as the draft. */
export async function removeQuestionnaireUpload(database: Database, surveyId: string): Promise<void> {
  await database.deleteFrom('questionnaire_uploads').where('survey_id', '=', surveyId).execute();
}
