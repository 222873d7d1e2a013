/** Every move of a survey from one state to the next, once, in the order of its life. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { changeSurvey, moveSurvey, type SurveyRow, surveyById } from '../../storage/survey-store.js';
import type { SurveyState } from '../../storage/survey-tables.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { tell } from '../webhooks/events.js';
import { endUnderWay } from './close.js';
import {
  missingForSurveyOpening,
  missingForSurveySchedule,
  type SurveyMissing,
  type SurveySituation,
  surveySituation,
} from './readiness.js';
import { paySurveyScrubs } from './scrub.js';
import { auditSurvey } from './set-up.js';

/** How a sentence writes moments and numbers. */
export interface SurveyWording {
  moment(epochMs: number): string;
  number(value: number): string;
}

/** Who moves which survey. */
export interface SurveyOrder {
  readonly surveyId: string;
  /** Account id, or `system` for the clock. */
  readonly actor: string;
  /** The revision that the organiser confirmed; null for the clock, which takes the survey as it is. */
  readonly revision: number | null;
}

/** One move. Its name is the last part of its page's address. */
export interface SurveyMove {
  readonly name: string;
  readonly from: readonly SurveyState[];
  readonly to: SurveyState;
  readonly button: string;
  readonly heading: string;
  /** `warning`: cannot be undone. */
  readonly kind: 'primary' | 'warning';
  /** What it will do, in plain words. */
  sentences(situation: SurveySituation, words: SurveyWording): readonly string[];
  /** What stands in its way although the state allows it. */
  missing(situation: SurveySituation): readonly SurveyMissing[];
  /** The audit log's word. */
  readonly action: string;
  /** What else happens in its transaction: changes beside the state, and what the audit line says. */
  effect(
    context: ServiceContext,
    database: Database,
    situation: SurveySituation,
  ): Promise<{
    readonly changes: Partial<Pick<SurveyRow, 'opens_at' | 'closes_at'>>;
    readonly details: Readonly<Record<string, string | number | boolean>>;
  }>;
}

const nothingElse = async () => ({ changes: {}, details: {} });

const schedule: SurveyMove = {
  name: 'schedule',
  from: ['draft'],
  to: 'scheduled',
  button: 'Let it open by itself',
  heading: 'Let this survey open by itself?',
  kind: 'primary',
  action: 'survey-scheduled',
  sentences: ({ survey }, words) => [
    `It opens on ${words.moment(survey.opens_at ?? 0)}.`,
    'Until then its address says when it opens, and nobody can answer.',
  ],
  missing: missingForSurveySchedule,
  effect: nothingElse,
};

/** Draft or scheduled → open. */
export const OPEN: SurveyMove = {
  name: 'open',
  from: ['draft', 'scheduled'],
  to: 'open',
  button: 'Open the survey now',
  heading: 'Open this survey now?',
  kind: 'primary',
  action: 'survey-opened',
  sentences: ({ survey, settings, versions, contacts }, words) => [
    `Respondents are given version ${versions[0]?.number ?? 1}. You can publish a new version later: who has begun finishes on theirs.`,
    settings.openLink
      ? 'Anybody with the survey’s address can answer.'
      : 'Only people with a link of their own can answer.',
    ...(contacts > 0 ? [`${words.number(contacts)} contacts can answer with their personal links.`] : []),
    survey.closes_at === null
      ? 'It stays open until you close it.'
      : `It closes by itself on ${words.moment(survey.closes_at)}. You can close it earlier by hand.`,
    'Opening sends no messages.',
  ],
  missing: missingForSurveyOpening,
  effect: async (_context, _database, { survey, versions, now }) => {
    const asAnnounced = survey.state === 'scheduled' && survey.opens_at !== null && survey.opens_at <= now;
    return {
      changes: { opens_at: asAnnounced ? survey.opens_at : now },
      details: { version: versions[0]?.number ?? 0 },
    };
  },
};

const unschedule: SurveyMove = {
  name: 'unschedule',
  from: ['scheduled'],
  to: 'draft',
  button: 'Take it back to draft',
  heading: 'Take this survey back to draft?',
  kind: 'primary',
  action: 'survey-unscheduled',
  sentences: () => ['It does not open by itself any more, and its address leads nowhere.'],
  missing: () => [],
  effect: nothingElse,
};

/** Open → closed. */
export const CLOSE: SurveyMove = {
  name: 'close',
  from: ['open'],
  to: 'closed',
  button: 'Close the survey now',
  heading: 'Close this survey now?',
  kind: 'warning',
  action: 'survey-closed',
  sentences: ({ survey, now }, words) => [
    ...(survey.closes_at !== null && survey.closes_at > now
      ? [`Respondents were told that they can answer until ${words.moment(survey.closes_at)}.`]
      : []),
    'Nobody can begin or go on any more. What people saved without sending it is kept as broken off.',
    'The answers are cut from every link and mixed, so that nothing stored tells who gave them or when.',
    'This cannot be undone.',
  ],
  missing: () => [],
  effect: async (context, database, { survey, now }) => {
    const brokenOff = await endUnderWay(context, database, survey.id);
    await tell(context, database, survey.lab_id, 'survey.closed', { survey: survey.slug });
    const end = Math.max(now, (survey.opens_at ?? 0) + 1);
    const closesAt = survey.closes_at === null ? end : Math.min(survey.closes_at, end);
    return { changes: { closes_at: closesAt }, details: { brokenOff } };
  },
};

const cancel: SurveyMove = {
  name: 'cancel',
  from: ['draft', 'scheduled', 'open'],
  to: 'cancelled',
  button: 'Cancel the survey',
  heading: 'Cancel this survey?',
  kind: 'warning',
  action: 'survey-cancelled',
  sentences: ({ survey }) => [
    'Nobody can begin or go on any more.',
    ...(survey.state === 'open'
      ? ['What was answered stays stored until the end of its retention, and can be downloaded until then.']
      : []),
    'This cannot be undone.',
  ],
  missing: () => [],
  effect: async (context, database, { survey, now }) => {
    const brokenOff = survey.state === 'open' ? await endUnderWay(context, database, survey.id) : 0;
    return { changes: { opens_at: null, closes_at: now }, details: { brokenOff } };
  },
};

export const SURVEY_MOVES: readonly SurveyMove[] = [schedule, OPEN, unschedule, CLOSE, cancel];

/** The move of this name. */
export function findSurveyMove(name: string): SurveyMove | undefined {
  return SURVEY_MOVES.find((move) => move.name === name);
}

/** Makes one move in one transaction: judged, changed and recorded together, or not at all. */
export async function moveSurveyOn(
  context: ServiceContext,
  move: SurveyMove,
  order: SurveyOrder,
): Promise<Result<void, Problem>> {
  const now = context.clock.now();
  const moved = await context.storage.writer.run(async (database): Promise<Result<void, Problem>> => {
    const survey = await surveyById(database, order.surveyId);
    if (!move.from.includes(survey.state))
      return refuse(problem('survey-wrong-state', { parameters: { state: survey.state } }));
    if (order.revision !== null && order.revision !== survey.revision)
      return refuse(problem('survey-changed-since'));
    const situation = await surveySituation(database, survey, now);
    const missing = move.missing(situation);
    if (missing.length > 0) {
      const sentences = missing.map(({ sentence }) => sentence).join('; ');
      return refuse(problem('not-ready', { parameters: { missing: sentences } }));
    }
    // From here on the row is locked, so that nobody else moves the survey while the step is taken.
    if (!(await changeSurvey(database, survey, {}))) return refuse(problem('survey-changed-since'));
    const { changes, details } = await move.effect(context, database, situation);
    await moveSurvey(database, survey.id, { ...changes, state: move.to });
    await auditSurvey(database, survey, { at: now, actor: order.actor, action: move.action, details });
    return ok(undefined);
  });
  if (moved.ok) await paySurveyScrubs(context);
  return moved;
}
