/** How the fieldwork goes, in numbers alone: no answer is needed to see it. */
import { median } from 'simple-statistics';
import { ENDED_STATES, endedResponses } from '../../storage/response-store.js';
import {
  hoursOf,
  type QuotaRow,
  quotasOf,
  type Standing,
  standingsOf,
} from '../../storage/survey-count-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { ResponseState, SurveyHoursTable, Way } from '../../storage/survey-tables.js';
import type { ServiceContext } from '../context.js';
import { takeOutProblem } from './data.js';
import { readParadata, totalSeconds } from './paradata.js';

/** Events of one hour by way. */
export type HourOfSurvey = Pick<SurveyHoursTable, 'hour' | 'way' | 'event' | 'responses'>;

/** How many stand in each state; null where that is not told yet. */
export type States = Readonly<Record<ResponseState, number | null>>;

export interface FieldReport {
  /**
   * Whether it tells less because people still use links of their own: whoever knows when somebody used theirs could
   * otherwise see by which numbers go up how this person's answers ended, and in which quota they stand.
   */
  readonly guarded: boolean;
  /** How many ever began. */
  readonly started: number;
  /** How many ended, in whatever way. */
  readonly ended: number;
  /** How many stand in each state now. */
  readonly states: States;
  /** The same by the way in. */
  readonly ways: Readonly<Record<Way, States>>;
  /** Pages at which responses are, or broke off, with how many; the fullest first. */
  readonly pages: readonly { readonly page: string; readonly underWay: number; readonly brokeOff: number }[];
  /** Median seconds of completed responses; null while there are none. */
  readonly medianSeconds: number | null;
  readonly hours: readonly HourOfSurvey[];
  /** Cells with what they hold; null where that is not told yet, but for whether a hard one is full. */
  readonly quotas: readonly QuotaStanding[];
}

/** A quota cell as the report tells it. */
export interface QuotaStanding extends Pick<QuotaRow, 'name' | 'most' | 'hard'> {
  readonly completed: number | null;
  readonly isFull: boolean;
}

const STATES: readonly ResponseState[] = [
  'started',
  'completed',
  'screened-out',
  'quota-full',
  'broke-off',
  'withdrawn',
];

/** The report of a survey, as it is now. */
export async function fieldReport({ storage }: ServiceContext, survey: SurveyRow): Promise<FieldReport> {
  const { reader } = storage;
  const standings = await standingsOf(reader, survey.id);
  const hours = await hoursOf(reader, survey.id);
  const started = hours.filter(({ event }) => event === 'started');
  const guarded = (await takeOutProblem(reader, survey)) !== null;
  const quotas = await quotasOf(reader, survey.id);
  const seconds = await secondsOf(storage, survey.id);
  const whole: FieldReport = {
    guarded: false,
    ended: ENDED_STATES.reduce((sum, state) => sum + (byState(standings)[state] ?? 0), 0),
    started: started.reduce((sum, { responses }) => sum + responses, 0),
    states: byState(standings),
    ways: {
      open: byState(standings.filter(({ way }) => way === 'open')),
      personal: byState(standings.filter(({ way }) => way === 'personal')),
      panel: byState(standings.filter(({ way }) => way === 'panel')),
    },
    pages: pagesOf(standings),
    medianSeconds: seconds.length === 0 ? null : Math.round(median(seconds)),
    hours,
    quotas: quotas.map(({ name, most, hard, completed }) => ({
      name,
      most,
      hard,
      completed,
      isFull: hard === 1 && completed >= most,
    })),
  };
  return guarded ? guardedReport(whole) : whole;
}

/** The report without whatever tells how an ended response ended, or where one under way is. */
function guardedReport(report: FieldReport): FieldReport {
  return {
    ...report,
    guarded: true,
    states: guardedStates(report.states),
    ways: {
      open: guardedStates(report.ways.open),
      personal: guardedStates(report.ways.personal),
      panel: guardedStates(report.ways.panel),
    },
    pages: [],
    medianSeconds: null,
    hours: report.hours.filter(({ event }) => event === 'started'),
    quotas: report.quotas.map((quota) => ({ ...quota, completed: null })),
  };
}

function guardedStates(states: States): States {
  const hidden = Object.fromEntries(ENDED_STATES.map((state) => [state, null]));
  return { ...states, ...hidden, withdrawn: null };
}

function byState(standings: readonly Standing[]): Record<ResponseState, number> {
  const count = (state: ResponseState) =>
    standings.filter((one) => one.state === state).reduce((sum, { responses }) => sum + responses, 0);
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<ResponseState, number>;
}

function pagesOf(standings: readonly Standing[]): FieldReport['pages'] {
  const pages = new Map<string, { underWay: number; brokeOff: number }>();
  for (const { state, page, responses } of standings) {
    if (page === null || (state !== 'started' && state !== 'broke-off')) continue;
    const known = pages.get(page) ?? { underWay: 0, brokeOff: 0 };
    if (state === 'started') known.underWay += responses;
    else known.brokeOff += responses;
    pages.set(page, known);
  }
  return [...pages]
    .map(([page, counts]) => ({ page, ...counts }))
    .sort((a, b) => b.underWay + b.brokeOff - a.underWay - a.brokeOff);
}

async function secondsOf(storage: ServiceContext['storage'], surveyId: string): Promise<number[]> {
  const seconds: number[] = [];
  for await (const rows of endedResponses(storage.reader, surveyId, ['completed']))
    for (const { paradata } of rows) seconds.push(totalSeconds(readParadata(paradata)));
  return seconds;
}
