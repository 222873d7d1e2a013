/** The end of retention: everything that respondents said is erased, with the contacts and links that led to them. */
import { join } from 'node:path';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { eraseResponses } from '../../storage/response-erasure-store.js';
import { contactIdsOf, eraseContacts } from '../../storage/survey-contact-store.js';
import { insertErasure } from '../../storage/survey-count-store.js';
import { dropExports } from '../../storage/survey-export-store.js';
import { oweSurveyScrub } from '../../storage/survey-scrub-store.js';
import { changeSurvey, surveyById } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { removeFiles } from '../exports/surveys/sealed-file.js';
import { forgetMailFiles } from '../mail/mail-files.js';
import { paySurveyScrubs } from './scrub.js';
import { auditSurvey } from './set-up.js';

const DAY = 86_400_000;

/**
 * Erases a survey that is over and whose retention has ended, once. What stays: the questionnaire, the numbers of the
 * field report, and a line that says how many responses were erased and when.
 */
export async function eraseSurvey(
  context: ServiceContext,
  surveyId: string,
): Promise<Result<{ responses: number }, Problem>> {
  const at = context.clock.now();
  const files: string[] = [];
  const contacts = await contactIdsOf(context.storage.reader, surveyId);
  const erased = await context.storage.writer.run(
    async (database): Promise<Result<{ responses: number }, Problem>> => {
      const survey = await surveyById(database, surveyId);
      const isOver = survey.state === 'closed' || survey.state === 'cancelled';
      const due = (survey.closes_at ?? Number.POSITIVE_INFINITY) + survey.retention_days * DAY;
      if (!isOver || survey.erased_at !== null || due > at)
        return refuse(problem('survey-wrong-state', { parameters: { state: survey.state } }));
      if (!(await changeSurvey(database, survey, { erased_at: at })))
        return refuse(problem('survey-changed-since'));
      const responses = await eraseResponses(database, surveyId);
      files.push(...(await dropExports(database, surveyId)));
      await eraseContacts(database, surveyId);
      await insertErasure(database, { survey_id: surveyId, at, reason: 'retention', responses });
      await oweSurveyScrub(database, surveyId);
      const details = { reason: 'retention', responses };
      await auditSurvey(database, survey, { at, actor: 'system', action: 'survey-erased', details });
      return ok({ responses });
    },
  );
  await removeFiles(context.config.dataDir, files);
  if (!erased.ok) return erased;
  await forgetMailFiles(join(context.config.dataDir, 'mail'), contacts);
  await paySurveyScrubs(context);
  return erased;
}
