/** Trials of questionnaires as stored; nothing else reads them. */
import type { Selectable } from 'kysely';
import type { SurveyTrialsTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type TrialRow = Selectable<SurveyTrialsTable>;

/** Stores a trial as it stands now. */
export async function putTrial(database: Database, trial: TrialRow): Promise<void> {
  const { content, touched_at } = trial;
  await database
    .insertInto('survey_trials')
    .values(trial)
    .onConflict((conflict) => conflict.column('trial_key').doUpdateSet({ content, touched_at }))
    .execute();
}

/** The survey's trial with this key. */
export async function findTrial(
  database: Database,
  surveyId: string,
  key: string,
): Promise<TrialRow | undefined> {
  return database
    .selectFrom('survey_trials')
    .selectAll()
    .where('trial_key', '=', key)
    .where('survey_id', '=', surveyId)
    .executeTakeFirst();
}

/** Removes trials that nobody touched since `moment` (epoch milliseconds). */
export async function removeTrialsBefore(database: Database, moment: number): Promise<void> {
  await database.deleteFrom('survey_trials').where('touched_at', '<', moment).execute();
}
