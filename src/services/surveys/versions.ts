/** Publishing: the draft becomes the next version, immutable, with its designs drawn and its quotas counted from here. */
import { compileQuestionnaire } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { questionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { present } from '../../shared/assert.js';
import { sha256 } from '../../shared/digest.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { putQuota, quotasOf } from '../../storage/survey-count-store.js';
import { changeSurvey, surveyById } from '../../storage/survey-store.js';
import {
  type DraftRow,
  findDraft,
  insertVersion,
  newestVersion,
  removeDraft,
} from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { runOrRefuse } from '../refusing.js';
import { faultyProblem } from './authoring.js';
import type { DesignShelf } from './design-shelf.js';
import { pictureNamesOf } from './pictures.js';
import { storedQuestionnaire } from './questionnaire-json.js';
import { auditSurvey } from './set-up.js';

/** What publishing needs beside what every service does. */
export interface PublishingContext extends ServiceContext {
  readonly designs: DesignShelf;
}

/** SHA-256 over the two texts of a version. */
export function fingerprintOfVersion(definition: string, designs: string): string {
  return sha256(JSON.stringify([definition, designs]));
}

/**
 * Publishes the draft as the next version. Who has begun goes on with the version they began; who comes now gets this
 * one. Refused when there is no draft, when it has faults, when a design cannot be drawn, when somebody changed the survey meanwhile, or
 * when a hard quota holds more responses than its new limit.
 */
export async function publishVersion(
  context: PublishingContext,
  surveyId: string,
  revision: number,
  actor: string,
): Promise<Result<{ number: number }, Problem>> {
  const draft = await findDraft(context.storage.reader, surveyId);
  if (draft === undefined) return refuse(problem('nothing-to-publish'));
  const questionnaire = storedQuestionnaire(draft.definition);
  const pictures = await pictureNamesOf(context.storage.reader, surveyId);
  const version = await readyToPublish(context.designs, questionnaire, pictures);
  if (!version.ok) return version;
  return runOrRefuse(context.storage.writer, (database) =>
    publish(context, database, { surveyId, revision, actor, questionnaire, ...version.value, draft }),
  );
}

/** The two texts of a version, or why the questionnaire cannot be one. */
async function readyToPublish(
  designs: DesignShelf,
  questionnaire: Questionnaire,
  pictures: ReadonlySet<string>,
): Promise<Result<{ readonly definition: string; readonly designs: string }, Problem>> {
  const missing = (sentences: readonly string[]) =>
    refuse(problem('not-ready', { parameters: { missing: sentences.join('; ') } }));
  const faulty = faultyProblem(questionnaire, pictures);
  if (faulty !== null) return refuse(faulty);
  const drawn = await designs.designsOf(questionnaire);
  if (!drawn.ok) return missing(drawn.problem);
  const compiled = compileQuestionnaire(questionnaire, drawn.value);
  if (!compiled.ok) return missing(compiled.problem.map(({ name, sentence }) => `${name}: ${sentence}`));
  return ok({ definition: questionnaireJson(questionnaire), designs: JSON.stringify(drawn.value) });
}

interface Publication {
  readonly surveyId: string;
  readonly revision: number;
  readonly actor: string;
  readonly questionnaire: Questionnaire;
  readonly definition: string;
  readonly designs: string;
  readonly draft: DraftRow;
}

async function publish(
  context: ServiceContext,
  database: Database,
  publication: Publication,
): Promise<{ number: number }> {
  const { surveyId, revision, actor, questionnaire, definition, designs } = publication;
  const at = context.clock.now();
  const survey = await surveyById(database, surveyId);
  if (survey.state === 'closed' || survey.state === 'cancelled')
    throw new ProblemError(problem('survey-frozen'));
  const draft = await findDraft(database, surveyId);
  if (draft?.definition !== publication.draft.definition)
    throw new ProblemError(problem('survey-changed-since'));
  // Cells before the survey, as answers that are being sent take them, so that neither waits for the other for ever.
  await setQuotas(database, surveyId, questionnaire);
  if (!(await changeSurvey(database, { ...survey, revision }, {})))
    throw new ProblemError(problem('survey-changed-since'));
  const number = ((await newestVersion(database, surveyId)) ?? 0) + 1;
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
  return { number };
}

/** Limits change with the version, what was counted stays. A cell that holds too many already refuses the version. */
async function setQuotas(database: Database, surveyId: string, questionnaire: Questionnaire): Promise<void> {
  for (const { name, limit, hard } of questionnaire.quotas) {
    if (await putQuota(database, { survey_id: surveyId, name, most: limit, hard: hard ? 1 : 0 })) continue;
    const held = (await quotasOf(database, surveyId)).find((cell) => cell.name === name);
    const completed = String(present(held, 'a cell that refuses a limit is there').completed);
    throw new ProblemError(problem('quota-below', { parameters: { quota: name, completed } }));
  }
}
