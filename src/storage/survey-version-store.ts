/** Questionnaires as stored: the draft, the published versions, and the wordings that respondents consented to. */
import type { Selectable } from 'kysely';
import type { QuestionnaireDraftsTable, SurveyConsentsTable, SurveyVersionsTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type DraftRow = Selectable<QuestionnaireDraftsTable>;
export type VersionRow = Selectable<SurveyVersionsTable>;
export type ConsentRow = Selectable<SurveyConsentsTable>;

/** The questionnaire that is being worked on. */
export async function findDraft(database: Database, surveyId: string): Promise<DraftRow | undefined> {
  return database
    .selectFrom('questionnaire_drafts')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .executeTakeFirst();
}

/** Stores the draft in place of the one before. */
export async function putDraft(database: Database, draft: DraftRow): Promise<void> {
  const { definition, file_name } = draft;
  await database
    .insertInto('questionnaire_drafts')
    .values(draft)
    .onConflict((conflict) => conflict.column('survey_id').doUpdateSet({ definition, file_name }))
    .execute();
}

/** Removes the draft, once it was published. */
export async function removeDraft(database: Database, surveyId: string): Promise<void> {
  await database.deleteFrom('questionnaire_drafts').where('survey_id', '=', surveyId).execute();
}

/** Publishes a version; its number must be the next. */
export async function insertVersion(database: Database, version: VersionRow): Promise<void> {
  await database.insertInto('survey_versions').values(version).execute();
}

/** One version. */
export async function findVersion(
  database: Database,
  surveyId: string,
  number: number,
): Promise<VersionRow | undefined> {
  return database
    .selectFrom('survey_versions')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Every version without its content, newest first. */
export async function listVersions(
  database: Database,
  surveyId: string,
): Promise<readonly Pick<VersionRow, 'number' | 'fingerprint' | 'published_at'>[]> {
  return database
    .selectFrom('survey_versions')
    .select(['number', 'fingerprint', 'published_at'])
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .execute();
}

/** The number of the version that new respondents are given; null before the first. */
export async function newestVersion(database: Database, surveyId: string): Promise<number | null> {
  const row = await database
    .selectFrom('survey_versions')
    .select('number')
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Stores a wording; it is never changed afterwards. */
export async function insertConsent(database: Database, consent: ConsentRow): Promise<void> {
  await database.insertInto('survey_consents').values(consent).execute();
}

/** The wording that new respondents are asked to agree to; undefined before the first. */
export async function newestConsent(database: Database, surveyId: string): Promise<ConsentRow | undefined> {
  return database
    .selectFrom('survey_consents')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One wording by its number. */
export async function findConsent(
  database: Database,
  surveyId: string,
  number: number,
): Promise<ConsentRow | undefined> {
  return database
    .selectFrom('survey_consents')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('number', '=', number)
    .executeTakeFirst();
}
