/** Publishing: the draft becomes the next version, immutable, with its designs drawn and its quotas counted from here. */
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { questionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { sha256 } from '../../shared/digest.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { putQuota, quotasOf } from '../../storage/survey-count-store.js';
import { changeSurvey, surveyById } from '../../storage/survey-store.js';
import { findDraft, insertVersion, newestVersion, removeDraft } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { drawDesigns } from './designs.js';
import { storedQuestionnaire } from './questionnaire-json.js';
import { auditSurvey } from './set-up.js';

/** SHA-256 over the two texts of a version. */
export function fingerprintOfVersion(definition: string, designs: string): string {
  return sha256(JSON.stringify([definition, designs]));
}

/**
 * Publishes the draft as the next version. Who has begun goes on with the version they began; who comes now gets this
 * one. Refused when there is no draft, when somebody changed the survey meanwhile, or when a hard quota holds more
 * responses than its new limit.
 */
export async function publishVersion(
  context: ServiceContext,
  surveyId: string,
  revision: number,
  actor: string,
): Promise<Result<{ number: number }, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database) => {
    const survey = await surveyById(database, surveyId);
    if (survey.state === 'closed' || survey.state === 'cancelled') return refuse(problem('survey-frozen'));
    const draft = await findDraft(database, surveyId);
    if (draft === undefined) return refuse(problem('nothing-to-publish'));
    if (!(await changeSurvey(database, { ...survey, revision }, {})))
      return refuse(problem('survey-changed-since'));
    const questionnaire = storedQuestionnaire(draft.definition);
    const overfull = await setQuotas(database, surveyId, questionnaire);
    if (overfull !== null) return refuse(overfull);
    const number = ((await newestVersion(database, surveyId)) ?? 0) + 1;
    const definition = questionnaireJson(questionnaire);
    const designs = JSON.stringify(drawDesigns(questionnaire));
    const fingerprint = fingerprintOfVersion(definition, designs);
    await insertVersion(database, {
      survey_id: surveyId,
      number,
      definition,
      designs,
      fingerprint,
      published_at: at,
    });
    await removeDraft(database, surveyId);
    const details = { version: number, fingerprint };
    await auditSurvey(database, survey, { at, actor, action: 'survey-version-published', details });
    return ok({ number });
  });
}

/** Limits change with the version, what was counted stays. A cell that would overflow is refused before it is written. */
async function setQuotas(
  database: Database,
  surveyId: string,
  questionnaire: Questionnaire,
): Promise<Problem | null> {
  const before = await quotasOf(database, surveyId);
  for (const { name, limit, hard } of questionnaire.quotas) {
    const completed = before.find((cell) => cell.name === name)?.completed ?? 0;
    if (hard && completed > limit)
      return problem('quota-below', { parameters: { quota: name, completed: String(completed) } });
    await putQuota(database, { survey_id: surveyId, name, most: limit, hard: hard ? 1 : 0 });
  }
  return null;
}
