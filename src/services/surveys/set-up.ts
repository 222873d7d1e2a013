/** Setting a survey up: making it, saying what it is, uploading its questionnaire; never unseen by a colleague. */
import { newId } from '../../shared/ids.js';
import type { Localised } from '../../shared/language.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { freeSlug, slugOf } from '../../shared/slug.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import {
  changeSurvey,
  insertSurvey,
  type SurveyRow,
  surveyById,
  surveySlugsFrom,
  surveysOfLabs,
} from '../../storage/survey-store.js';
import { insertConsent, newestConsent, putDraft } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { type SurveySettings, settingsOf, writeSettings } from './settings.js';

/** Days after closing for which answers are kept, until somebody decides. */
export const USUAL_RETENTION = 730;

/** One change of a survey, as an organiser asked for it. */
export interface SurveyEdit {
  /** The part of the set-up it belongs to, for the audit log. */
  readonly part: string;
  /** The revision that the organiser's page showed. */
  readonly revision: number;
  /** The new settings; may run more than once, so it changes nothing itself. */
  readonly change?: (settings: SurveySettings) => SurveySettings;
  readonly opensAt?: number | null;
  readonly closesAt?: number | null;
  readonly retentionDays?: number;
  /** A new wording of what respondents consent to; the same words again are no new wording. */
  readonly consent?: Localised;
}

/** Makes a draft in the lab; answers with its slug. */
export async function createSurvey(
  context: ServiceContext,
  lab: LabRow,
  title: Localised,
  actor: string,
): Promise<string> {
  const id = newId(context.randomness);
  const now = context.clock.now();
  const wanted = slugOf(title.en, 'survey');
  return context.storage.writer.run(async (database) => {
    const slug = freeSlug(wanted, await surveySlugsFrom(database, wanted));
    await insertSurvey(database, {
      id,
      slug,
      lab_id: lab.id,
      state: 'draft',
      settings: writeSettings(firstSettings(title)),
      opens_at: null,
      closes_at: null,
      retention_days: USUAL_RETENTION,
      erased_at: null,
      revision: 1,
      created_at: now,
    });
    await auditSurvey(database, { id, lab_id: lab.id }, { at: now, actor, action: 'survey-created' });
    return slug;
  });
}

function firstSettings(title: Localised): SurveySettings {
  return {
    title,
    introduction: { en: '' },
    minutes: null,
    openLink: true,
    severalPerBrowser: false,
    topic: 'health',
    panel: null,
  };
}

/**
 * Applies the change to a survey that is not over. Refused when it is (`survey-frozen`), when one about health that has been open is to
 * be about something else (`survey-topic-frozen`), or when somebody else changed it
 * since the page was shown (`survey-changed-since`).
 */
export async function editSurvey(
  context: ServiceContext,
  surveyId: string,
  edit: SurveyEdit,
  actor: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database) => {
    const survey = await surveyById(database, surveyId);
    if (survey.state === 'closed' || survey.state === 'cancelled') return refuse(problem('survey-frozen'));
    const settings = settingsOf(survey);
    const wanted = edit.change?.(settings) ?? settings;
    // Whoever answers does so under the rule of then, which may become stricter and not laxer.
    if (survey.state !== 'draft' && settings.topic === 'health' && wanted.topic !== 'health')
      return refuse(problem('survey-topic-frozen'));
    const changed = await changeSurvey(
      database,
      { ...survey, revision: edit.revision },
      {
        settings: writeSettings(wanted),
        opens_at: edit.opensAt === undefined ? survey.opens_at : edit.opensAt,
        closes_at: edit.closesAt === undefined ? survey.closes_at : edit.closesAt,
        retention_days: edit.retentionDays ?? survey.retention_days,
      },
    );
    if (!changed) return refuse(problem('survey-changed-since'));
    if (edit.consent !== undefined) await wordConsent(database, surveyId, edit.consent, at);
    const details = { part: edit.part, revision: edit.revision + 1 };
    await auditSurvey(database, survey, { at, actor, action: 'survey-edited', details });
    return ok(undefined);
  });
}

async function wordConsent(database: Database, surveyId: string, wording: Localised, at: number) {
  const before = await newestConsent(database, surveyId);
  const text = JSON.stringify(wording);
  if (before?.wording === text) return;
  const number = (before?.number ?? 0) + 1;
  await insertConsent(database, { survey_id: surveyId, number, wording: text, created_at: at });
}

/** A questionnaire that was checked, on its way to being the survey's draft. */
export interface UploadedQuestionnaire {
  /** Canonical JSON. */
  readonly definition: string;
  readonly fileName: string;
  readonly revision: number;
}

/** Stores the questionnaire as the survey's draft; refused like `editSurvey`. */
export async function storeDraft(
  context: ServiceContext,
  surveyId: string,
  upload: UploadedQuestionnaire,
  actor: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database) => {
    const survey = await surveyById(database, surveyId);
    if (survey.state === 'closed' || survey.state === 'cancelled') return refuse(problem('survey-frozen'));
    if (!(await changeSurvey(database, { ...survey, revision: upload.revision }, {})))
      return refuse(problem('survey-changed-since'));
    const { definition, fileName } = upload;
    await putDraft(database, { survey_id: surveyId, definition, file_name: fileName });
    await auditSurvey(database, survey, { at, actor, action: 'questionnaire-uploaded' });
    return ok(undefined);
  });
}

/** The surveys of these labs, newest first. */
export async function listSurveys(
  context: ServiceContext,
  labIds: readonly string[],
): Promise<readonly SurveyRow[]> {
  return surveysOfLabs(context.storage.reader, labIds);
}

/** Appends the audit line of something done with a survey, inside its transaction. */
export async function auditSurvey(
  database: Database,
  survey: Pick<SurveyRow, 'id' | 'lab_id'>,
  line: {
    readonly at: number;
    readonly actor: string;
    readonly action: string;
    readonly details?: Readonly<Record<string, string | number | boolean>>;
  },
): Promise<void> {
  const { details = {}, ...rest } = line;
  await appendAudit(database, { ...rest, subject: survey.id, labId: survey.lab_id, details });
}
