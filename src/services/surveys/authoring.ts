/** Writing a questionnaire in the browser: every change is stored at once in the survey's draft, never over a colleague's. */
import {
  authoringFaults,
  type EditFault,
  emptyQuestionnaire,
} from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { parseQuestionnaireJson, questionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { sha256 } from '../../shared/digest.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import {
  findQuestionnaireUpload,
  putQuestionnaireUpload,
  removeQuestionnaireUpload,
} from '../../storage/questionnaire-upload-store.js';
import { changeSurvey, type SurveyRow, surveyById } from '../../storage/survey-store.js';
import { findDraft, findVersion, newestVersion, putDraft } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { editProblem } from './edit-fault.js';
import { dropUnusedPictures, keepPicture, MOST_PICTURES, type NewPicture } from './pictures.js';
import { storedQuestionnaire } from './questionnaire-json.js';
import { auditSurvey } from './set-up.js';
import { settingsOf } from './settings.js';

/** What a draft that was changed here is called in place of a file. */
const WRITTEN_HERE = 'Edited in the browser';

/** The questionnaire that organisers work on, and where it comes from. */
export interface Working {
  readonly questionnaire: Questionnaire;
  readonly from: 'draft' | 'published' | 'nothing';
}

/** One change, as an author asked for it. */
export interface QuestionnaireEdit {
  /** The revision of the survey that the author's page showed. */
  readonly revision: number;
  /** What was done, and with which part, for the audit log. */
  readonly what: string;
  readonly name: string;
  /** A picture that the changed questionnaire shows. */
  readonly picture?: NewPicture | undefined;
  /** May run more than once, so it changes nothing itself. */
  change(questionnaire: Questionnaire): Result<Questionnaire, EditFault>;
}

/** A questionnaire on its way to replacing the draft. */
export interface Incoming {
  readonly questionnaire: Questionnaire;
  readonly fileName: string;
  /** SHA-256 of its stored form: what was confirmed is what is stored. */
  readonly fingerprint: string;
}

/** The services of authoring over one context. */
export function authoringService(context: ServiceContext) {
  const { reader } = context.storage;
  return {
    working: (survey: SurveyRow) => workingOn(reader, survey),
    edit: editQuestionnaire.bind(null, context),
    stage: stageQuestionnaire.bind(null, context),
    staged: (survey: SurveyRow) => stagedQuestionnaire(reader, survey.id),
    replace: replaceDraft.bind(null, context),
  };
}

/** The draft; without one the newest version; without any an empty questionnaire under the survey's title. */
async function workingOn(database: Database, survey: SurveyRow): Promise<Working> {
  const draft = await findDraft(database, survey.id);
  if (draft !== undefined) return { questionnaire: storedQuestionnaire(draft.definition), from: 'draft' };
  const newest = await newestVersion(database, survey.id);
  const version = newest === null ? undefined : await findVersion(database, survey.id, newest);
  if (version !== undefined)
    return { questionnaire: storedQuestionnaire(version.definition), from: 'published' };
  return { questionnaire: emptyQuestionnaire(settingsOf(survey).title), from: 'nothing' };
}

/**
 * Makes the change and stores it as the draft; answers with the questionnaire as it is then. Refused when the survey is
 * over, when somebody changed it since the page was shown, or when the change cannot be made.
 */
async function editQuestionnaire(
  context: ServiceContext,
  surveyId: string,
  edit: QuestionnaireEdit,
  actor: string,
): Promise<Result<Questionnaire, Problem>> {
  const { what, name, revision } = edit;
  const line = { at: context.clock.now(), actor, action: 'questionnaire-edited', details: { what, name } };
  return context.storage.writer.run(async (database) => {
    const survey = await surveyById(database, surveyId);
    const barred = barrier(survey, revision);
    if (barred !== null) return refuse(barred);
    const changed = edit.change((await workingOn(database, survey)).questionnaire);
    if (!changed.ok) return refuse(editProblem(changed.problem));
    const definition = questionnaireJson(changed.value);
    const readable = parseQuestionnaireJson(definition);
    if (!readable.ok) return refuse(unstorable(readable.problem[0]?.sentence ?? ''));
    if (!(await changeSurvey(database, survey, {}))) return refuse(problem('survey-changed-since'));
    if (edit.picture !== undefined && !(await keepPicture(database, surveyId, edit.picture)))
      return refuse(unstorable(`a survey keeps ${MOST_PICTURES} pictures at most`));
    await putDraft(database, { survey_id: surveyId, definition, file_name: WRITTEN_HERE });
    await dropUnusedPictures(database, surveyId);
    await auditSurvey(database, survey, line);
    return ok(changed.value);
  });
}

function unstorable(sentence: string): Problem {
  return problem('edit-impossible', { parameters: { reason: `${sentence}.` } });
}

/** What stands in the way of a change that was asked for at this revision, or null. */
function barrier(survey: SurveyRow, revision: number): Problem | null {
  if (survey.state === 'closed' || survey.state === 'cancelled') return problem('survey-frozen');
  return survey.revision === revision ? null : problem('survey-changed-since');
}

/** Keeps a questionnaire that was read until its replacing the draft is confirmed. Nothing of the survey changes. */
async function stageQuestionnaire(
  context: ServiceContext,
  surveyId: string,
  questionnaire: Questionnaire,
  fileName: string,
): Promise<void> {
  const upload = {
    survey_id: surveyId,
    definition: questionnaireJson(questionnaire),
    file_name: fileName,
  };
  await context.storage.writer.run((database) => putQuestionnaireUpload(database, upload));
}

async function stagedQuestionnaire(database: Database, surveyId: string): Promise<Incoming | null> {
  const upload = await findQuestionnaireUpload(database, surveyId);
  if (upload === undefined) return null;
  const { definition, file_name: fileName } = upload;
  return { questionnaire: storedQuestionnaire(definition), fileName, fingerprint: sha256(definition) };
}

/**
 * Stores the questionnaire that waits as the draft; refused as an edit is, and when another one waits than was confirmed
 * (`survey-changed-since`).
 */
async function replaceDraft(
  context: ServiceContext,
  surveyId: string,
  confirmed: { readonly revision: number; readonly fingerprint: string },
  actor: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database) => {
    const survey = await surveyById(database, surveyId);
    const upload = await findQuestionnaireUpload(database, surveyId);
    if (upload === undefined || sha256(upload.definition) !== confirmed.fingerprint)
      return refuse(problem('survey-changed-since'));
    const barred = barrier(survey, confirmed.revision);
    if (barred !== null) return refuse(barred);
    if (!(await changeSurvey(database, survey, {}))) return refuse(problem('survey-changed-since'));
    await putDraft(database, upload);
    await removeQuestionnaireUpload(database, surveyId);
    await dropUnusedPictures(database, surveyId);
    await auditSurvey(database, survey, { at, actor, action: 'questionnaire-uploaded' });
    return ok(undefined);
  });
}

/** Why the questionnaire cannot be published as it is, with these pictures; null when it can. */
export function faultyProblem(questionnaire: Questionnaire, pictures: ReadonlySet<string>): Problem | null {
  const { length } = authoringFaults(questionnaire, pictures);
  if (length === 0) return null;
  const count = length === 1 ? '1 fault' : `${length} faults`;
  return problem('questionnaire-faulty', { parameters: { count } });
}
