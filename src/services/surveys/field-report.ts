/** How the fieldwork goes, in numbers alone: no answer is needed to see it. */
import { endedResponses } from '../../storage/response-store.js';
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
import { readParadata, totalSeconds } from './paradata.js';

/** Events of one hour by way. */
export type HourOfSurvey = Pick<SurveyHoursTable, 'hour' | 'way' | 'event' | 'responses'>;

export interface FieldReport {
  /** How many ever began. */
  readonly started: number;
  /** How many stand in each state now. */
  readonly states: Readonly<Record<ResponseState, number>>;
  /** The same by the way in. */
  readonly ways: Readonly<Record<Way, Readonly<Record<ResponseState, number>>>>;
  /** Pages at which responses are, or broke off, with how many; the fullest first. */
  readonly pages: readonly { readonly page: string; readonly underWay: number; readonly brokeOff: number }[];
  /** Median seconds of completed responses; null while there are none. */
  readonly medianSeconds: number | null;
  readonly hours: readonly HourOfSurvey[];
  readonly quotas: readonly QuotaRow[];
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
  return {
    started: started.reduce((sum, { responses }) => sum + responses, 0),
    states: byState(standings),
    ways: {
      open: byState(standings.filter(({ way }) => way === 'open')),
      personal: byState(standings.filter(({ way }) => way === 'personal')),
      panel: byState(standings.filter(({ way }) => way === 'panel')),
    },
    pages: pagesOf(standings),
    medianSeconds: median(await secondsOf(storage, survey.id)),
    hours,
    quotas: await quotasOf(reader, survey.id),
  };
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

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const middle = Math.floor(values.length / 2);
  const upper = values[middle] ?? 0;
  return values.length % 2 === 1 ? upper : Math.round(((values[middle - 1] ?? 0) + upper) / 2);
}
