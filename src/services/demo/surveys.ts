/** The demonstration's two surveys: one closed with as many responses as the real one had, one open. */
import { DateTime } from 'luxon';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { questionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { present } from '../../shared/assert.js';
import type { LabRow } from '../../storage/lab-store.js';
import { findSurvey, type SurveyRow } from '../../storage/survey-store.js';
import { ANYBODY, type People } from '../surveys/made-up.js';
import { findSurveyMove } from '../surveys/moves.js';
import type { Fieldwork } from './lab-files.js';
import { done, type Stage } from './stage.js';

const DAY = 86_400_000;
/** In days: made-up answers need no protection, and those of 2018 are to be there to look at. */
const A_CENTURY = 36_500;

/** What one survey of the story needs. */
interface SurveyStory {
  readonly fieldwork: Fieldwork;
  readonly questionnaire: Questionnaire;
  readonly fileName: string;
  readonly opensAt: number;
  readonly completions: number;
  readonly people: People;
  /** Until when people answer; epoch milliseconds. */
  readonly until: number;
}

/** The peer-support survey, over since the winter of its story. */
export async function playPeerSupport(stage: Stage, lab: LabRow): Promise<SurveyRow> {
  const { files, context, clock } = stage;
  const { fieldwork, peerSupport, people } = files.surveys;
  const zone = context.config.labTimeZone;
  const { opens, closes } = fieldwork.peerSupport;
  const [opensAt, closesAt] = [morningOf(opens, zone), morningOf(closes, zone)];
  const survey = await fieldSurvey(stage, lab, {
    ...{ fieldwork: fieldwork.peerSupport, questionnaire: peerSupport, fileName: 'peer-support-survey.json' },
    ...{ opensAt, until: closesAt, people, completions: fieldwork.completions },
  });
  clock.set(closesAt);
  await move(stage, survey, 'close');
  return survey;
}

/** The survey about a workshop, which opened two days before `now` and stays open. */
export async function playWorkshop(stage: Stage, lab: LabRow, now: number): Promise<void> {
  const { files, clock } = stage;
  const { fieldwork, workshop } = files.surveys;
  await fieldSurvey(stage, lab, {
    ...{ fieldwork: fieldwork.workshop, questionnaire: workshop, fileName: 'workshop-feedback.json' },
    ...{ opensAt: now - 2 * DAY, until: now, people: ANYBODY, completions: fieldwork.earlyCompletions },
  });
  clock.set(now);
}

/** Sets a survey up as an organiser does, opens it, and lets made-up people answer. */
async function fieldSurvey(stage: Stage, lab: LabRow, story: SurveyStory): Promise<SurveyRow> {
  const { services, context, clock, accountId, files } = stage;
  const { surveys } = services;
  clock.set(story.opensAt - DAY);
  const slug = await surveys.create(lab, story.fieldwork.title, accountId);
  const now = async () => present(await findSurvey(context.storage.reader, slug), 'the survey was just made');
  const { id } = await now();
  const { introduction, minutes, consent } = story.fieldwork;
  const change = (before: Parameters<NonNullable<Parameters<typeof surveys.edit>[1]['change']>>[0]) => ({
    ...before,
    ...{ introduction, minutes, openLink: true },
  });
  const { revision } = await now();
  const edit = { part: 'about', revision, change, consent, retentionDays: A_CENTURY };
  done(await surveys.edit(id, edit, accountId));
  const definition = questionnaireJson(story.questionnaire);
  const draft = { definition, fileName: story.fileName, revision: (await now()).revision };
  done(await surveys.storeDraft(id, draft, accountId));
  done(await surveys.publish(id, (await now()).revision, accountId));
  clock.set(story.opensAt);
  await move(stage, await now(), 'open');
  const period = { from: story.opensAt, to: story.until, zone: context.config.labTimeZone };
  const { completions, people } = story;
  const seed = files.papers.seed;
  done(await surveys.simulate(await now(), { completions, seed, people, period, actor: 'system' }));
  return now();
}

async function move({ services, accountId }: Stage, survey: SurveyRow, name: string): Promise<void> {
  const step = present(findSurveyMove(name), 'the survey has this move');
  done(
    await services.surveys.move(step, { surveyId: survey.id, actor: accountId, revision: survey.revision }),
  );
}

function morningOf(day: string, zone: string): number {
  return DateTime.fromISO(`${day}T09:00`, { zone }).toMillis();
}
