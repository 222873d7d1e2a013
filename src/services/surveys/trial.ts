/** Trials: those who set a survey up answer it themselves, with data of their own that no count and no file ever has. */
import {
  answerPage,
  type Compiled,
  onwardNow,
  type PageAsked,
  type PageFaults,
  pageAt,
  type ResponseState,
  startResponse,
} from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import { findDraft, findVersion, newestVersion } from '../../storage/survey-version-store.js';
import * as trials from '../../storage/trial-store.js';
import type { ServiceContext } from '../context.js';
import { faultyProblem } from './authoring.js';
import { languageFor } from './begin.js';
import { keyOfNobody } from './codes.js';
import type { Drafts } from './compiled.js';
import type { DesignShelf } from './design-shelf.js';
import { pictureNamesOf } from './pictures.js';
import { storedQuestionnaire } from './questionnaire-json.js';
import type { Onward } from './respond.js';

/** Trials are forgotten after a day. */
const LIFE = 86_400_000;

/** What trials need besides the collaborators of every service. */
export interface TrialContext extends ServiceContext {
  readonly drafts: Drafts;
  readonly designs: DesignShelf;
}

interface TrialContent {
  readonly definition: string;
  /** JSON, as it is stored with a version. */
  readonly designs: string;
  readonly state: ResponseState;
}

/** A page of a trial, or where it goes on. */
export type TrialPage =
  | { readonly kind: 'asked'; readonly asked: PageAsked }
  | { readonly kind: 'elsewhere'; readonly onward: Onward };

/** What came of a trial's page. */
export type TrialSent =
  | { readonly kind: 'saved'; readonly onward: Onward }
  | { readonly kind: 'faults'; readonly asked: PageAsked; readonly faults: PageFaults };

/** Begins a trial of the draft, or where there is none of the newest version; answers with its key and first page. */
export async function beginTrial(
  context: TrialContext,
  survey: SurveyRow,
  language: string,
): Promise<Result<{ key: string; onward: Onward }, Problem>> {
  const { reader, writer } = context.storage;
  const definition = (await findDraft(reader, survey.id))?.definition ?? (await published(context, survey));
  if (definition === null) return refuse(problem('nothing-to-publish'));
  const questionnaire = storedQuestionnaire(definition);
  const faulty = faultyProblem(questionnaire, await pictureNamesOf(reader, survey.id));
  if (faulty !== null) return refuse(faulty);
  const drawn = await context.designs.designsOf(questionnaire);
  if (!drawn.ok) return refuse(problem('not-ready', { parameters: { missing: drawn.problem.join('; ') } }));
  const seed = context.randomness.bytes(16).toString('hex');
  const start = { seed, language: languageFor(questionnaire, language), given: {} };
  const designs = JSON.stringify(drawn.value);
  const { compiled } = context.drafts(definition, designs);
  const state = startResponse(compiled, start, momentOf(context));
  const key = keyOfNobody(context.randomness);
  const content = JSON.stringify({ definition, designs, state } satisfies TrialContent);
  const now = context.clock.now();
  await writer.run(async (database) => {
    await trials.removeTrialsBefore(database, now - LIFE);
    await trials.putTrial(database, { trial_key: key, survey_id: survey.id, content, touched_at: now });
  });
  return ok({ key, onward: onwardOf(context, compiled, state) });
}

async function published(context: ServiceContext, survey: SurveyRow): Promise<string | null> {
  const { reader } = context.storage;
  const number = await newestVersion(reader, survey.id);
  return number === null ? null : ((await findVersion(reader, survey.id, number))?.definition ?? null);
}

/** A page of the trial as it is asked. */
export async function showTrialPage(
  context: TrialContext,
  survey: SurveyRow,
  key: string,
  page: string,
): Promise<Result<TrialPage, Problem>> {
  const content = await contentOf(context, survey, key);
  if (content === null) return refuse(problem('not-found'));
  const { compiled } = context.drafts(content.definition, content.designs);
  const shown = pageAt(compiled, { ...content.state, ended: null }, page, momentOf(context));
  return ok(
    shown.ok
      ? { kind: 'asked', asked: shown.value }
      : { kind: 'elsewhere', onward: onwardOf(context, compiled, content.state) },
  );
}

/** Saves a page of the trial, or says what to change. */
export async function sendTrialPage(
  context: TrialContext,
  survey: SurveyRow,
  key: string,
  sent: { readonly page: string; readonly form: Form; readonly language: string },
): Promise<Result<TrialSent, Problem>> {
  const content = await contentOf(context, survey, key);
  if (content === null) return refuse(problem('not-found'));
  const { questionnaire, compiled } = context.drafts(content.definition, content.designs);
  const state = { ...content.state, ended: null, language: languageFor(questionnaire, sent.language) };
  const moment = momentOf(context);
  const answered = answerPage(compiled, state, sent.page, sent.form, moment);
  if (answered.ok) {
    const next: TrialContent = { ...content, state: answered.value.state };
    const row = { trial_key: key, survey_id: survey.id, content: JSON.stringify(next) };
    await context.storage.writer.run((database) =>
      trials.putTrial(database, { ...row, touched_at: context.clock.now() }),
    );
    return ok({ kind: 'saved', onward: onwardOf(context, compiled, answered.value.state) });
  }
  const shown = pageAt(compiled, state, sent.page, moment);
  return ok(
    answered.problem.kind === 'faults' && shown.ok
      ? { kind: 'faults', asked: shown.value, faults: answered.problem.faults }
      : { kind: 'saved', onward: onwardOf(context, compiled, content.state) },
  );
}

async function contentOf(
  { storage, clock }: ServiceContext,
  survey: SurveyRow,
  key: string,
): Promise<TrialContent | null> {
  const row = await trials.findTrial(storage.reader, survey.id, key);
  if (row === undefined || row.touched_at < clock.now() - LIFE) return null;
  const content = JSON.parse(row.content) as TrialContent;
  // Trials that an earlier version of Canvass began are over.
  return typeof content.designs === 'string' ? content : null;
}

function onwardOf(context: ServiceContext, compiled: Compiled, state: ResponseState): Onward {
  const next = onwardNow(compiled, state, momentOf(context));
  if (next.kind === 'screened-out') return { kind: 'stopped', stop: 'screened-out', name: next.name };
  return next.kind === 'page' ? next : { kind: 'finish' };
}

function momentOf({ clock, config }: ServiceContext) {
  return { now: clock.now(), zone: config.labTimeZone };
}
