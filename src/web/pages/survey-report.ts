/** The field report as tables: where responses stand, by way in, by page, by quota and by day. */
import { findPart } from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import type { FieldReport } from '../../services/surveys/field-report.js';
import type { Formats } from '../../shared/dates.js';
import { inLanguage } from '../../shared/language.js';
import type { ResponseState, Way } from '../../storage/survey-tables.js';
import type { PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { belowSurveyFrame } from './survey-desk.js';

const STATE_WORDS: Readonly<Record<ResponseState, string>> = {
  started: 'Under way',
  completed: 'Completed',
  'screened-out': 'Screened out',
  'quota-full': 'Quota full',
  'broke-off': 'Broke off',
  withdrawn: 'Withdrawn',
};

const WAY_WORDS: Readonly<Record<Way, string>> = {
  open: 'Open link',
  personal: 'Personal links',
  panel: 'Panel',
};

const WAYS = ['open', 'personal', 'panel'] as const;
const STATES = Object.keys(STATE_WORDS) as readonly ResponseState[];

interface Words {
  readonly format: Formats;
  readonly zone: string;
  /** The newest version, whose words say which page is which; null before the first. */
  readonly questionnaire: Questionnaire | null;
}

/** The report's page. */
export function fieldReportPage(visit: SurveyVisit, report: FieldReport, words: Words): PageModel {
  const { format } = words;
  const { home: _home, ...frame } = belowSurveyFrame(visit);
  return {
    ...frame,
    title: 'Field report',
    mainWidth: 'full',
    summary: {
      rows: [
        { key: 'Started', value: format.number(report.started) },
        { key: 'Ended', value: format.number(report.ended) },
        ...STATES.flatMap((state) => {
          const count = report.states[state];
          return count === null ? [] : [{ key: STATE_WORDS[state], value: format.number(count) }];
        }),
        ...(report.guarded
          ? []
          : [{ key: 'Median time of those completed', value: durationOf(report.medianSeconds) }]),
      ],
    },
    guarded: report.guarded,
    ways: waysTable(report, format),
    pages: report.pages.length === 0 ? null : pagesTable(report, words),
    quotas: report.quotas.length === 0 ? null : quotasTable(report, format),
    days: report.hours.length === 0 ? null : daysTable(report, words),
  };
}

function durationOf(seconds: number | null): string {
  if (seconds === null) return 'Nobody has completed it yet';
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${seconds % 60} s`;
}

function waysTable({ ways, states }: FieldReport, format: Formats) {
  const told = STATES.filter((state) => states[state] !== null);
  return {
    caption: 'By way in',
    head: [{ text: 'Way in' }, ...told.map((state) => ({ text: STATE_WORDS[state], numeric: true }))],
    rows: WAYS.map((way) => [WAY_WORDS[way], ...told.map((state) => format.number(ways[way][state] ?? 0))]),
  };
}

/** Longer words are cut: the questionnaire has them whole. */
const LONGEST_SHOWN = 70;

/** What a page asks, before its name; the tasks of an experiment are numbered after its name. */
function pageWords(page: string, questionnaire: Questionnaire | null): string {
  if (questionnaire === null) return page;
  const [, experiment = page, task] = /^(.+)_(\d+)$/.exec(page) ?? [];
  const own = findPart(questionnaire, page);
  const label = (own ?? findPart(questionnaire, experiment))?.part.label;
  const asked = label === undefined ? '' : inLanguage(label, 'en');
  if (asked === '') return page;
  const cut = asked.length > LONGEST_SHOWN ? `${asked.slice(0, LONGEST_SHOWN).trimEnd()}…` : asked;
  return own === undefined && task !== undefined
    ? `Task ${task}: ${cut} (${experiment})`
    : `${cut} (${page})`;
}

function pagesTable({ pages }: FieldReport, { format, questionnaire }: Words) {
  return {
    caption: 'Where people are, and where they broke off',
    head: [{ text: 'Page' }, { text: 'Under way', numeric: true }, { text: 'Broke off', numeric: true }],
    rows: pages.map(({ page, underWay, brokeOff }) => [
      pageWords(page, questionnaire),
      format.number(underWay),
      format.number(brokeOff),
    ]),
  };
}

function quotasTable({ quotas }: FieldReport, format: Formats) {
  return {
    caption: 'Quotas',
    head: [
      { text: 'Cell' },
      { text: 'Completed', numeric: true },
      { text: 'Limit', numeric: true },
      { text: 'Kind' },
    ],
    rows: quotas.map(({ name, completed, most, hard, isFull }) => [
      name,
      completed === null ? 'After closing' : format.number(completed),
      format.number(most),
      hard === 1 ? (isFull ? 'Full' : 'Ends the survey when full') : 'Only reported',
    ]),
  };
}

const EVENTS = ['started', 'completed', 'screened-out', 'quota-full', 'withdrawn'] as const;

function daysTable({ hours, guarded }: FieldReport, { format, zone }: Words) {
  const shown = guarded ? (['started'] as const) : EVENTS;
  const days = new Map<string, Map<string, number>>();
  for (const { hour, event, responses } of hours) {
    const name = format.day(hour, zone);
    const day = days.get(name) ?? new Map<string, number>();
    day.set(event, (day.get(event) ?? 0) + responses);
    days.set(name, day);
  }
  return {
    caption: `By day (${format.zone(zone)})`,
    head: [
      { text: 'Day' },
      ...shown.map((event) => ({
        text: event === 'started' ? 'Started' : STATE_WORDS[event],
        numeric: true,
      })),
    ],
    rows: [...days].map(([name, events]) => [
      name,
      ...shown.map((event) => format.number(events.get(event) ?? 0)),
    ]),
  };
}
