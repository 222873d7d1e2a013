/** What the public is shown of surveys: those that anybody may answer now. */
import { type LabRow, labById } from '../../storage/lab-store.js';
import { type SurveyRow, surveysInState } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { answeringProblem } from './pass.js';
import { settingsOf } from './settings.js';

/** A survey with the lab it belongs to. */
export interface SurveyNotice {
  readonly survey: SurveyRow;
  readonly lab: LabRow;
}

/** Surveys that are open to everybody who has the address; the one that closes first comes first. */
export async function openSurveys({ storage, clock }: ServiceContext): Promise<readonly SurveyNotice[]> {
  const now = clock.now();
  const answerable = (await surveysInState(storage.reader, 'open')).filter(
    (survey) => answeringProblem(survey, now) === null && settingsOf(survey).openLink,
  );
  const soonest = [...answerable].sort((a, b) => (a.closes_at ?? Infinity) - (b.closes_at ?? Infinity) || 0);
  return Promise.all(
    soonest.map(async (survey) => ({ survey, lab: await labById(storage.reader, survey.lab_id) })),
  );
}
