/**
 * A respondent's visit on a computer that others use too: the browser forgets them when they leave, and when nothing
 * was sent for a while. Everywhere else nothing ends by itself but the survey.
 */
import type { Pass } from '../services/surveys/pass.js';
import { wordsFor } from './render.js';
import type { RespondentCookies } from './security/respondent-cookies.js';
import type { SurveyVisit } from './visit.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long a shared browser remembers somebody who sends nothing; milliseconds. */
export const SHARED_LIFE = 30 * MINUTE;
/** How long before the end a warning comes: the first, and the last. Well above the 20 seconds of WCAG 2.2, 2.2.1. */
const WARNINGS = [5, 1];
/** A survey that closes within this time says so on every page; milliseconds. */
const CLOSING_SOON = 24 * 60 * MINUTE;
/** Minutes before closing at which pages that are open say so. */
const CLOSING_WARNINGS = [10];

/** Keeps the pass in this browser: for long, or as a shared device does. */
export function keepPass(
  cookies: RespondentCookies,
  { request, response, survey }: SurveyVisit,
  pass: Pass,
  isShared: boolean,
): void {
  const life = isShared ? SHARED_LIFE : undefined;
  const id = cookies.panelId(request, survey.slug);
  if (pass.way === 'panel' && id !== null) cookies.keepPanelId(response, survey.slug, id, life);
  else cookies.keepCode(response, survey.slug, pass.code, life);
  if (isShared) cookies.keepShared(response, survey.slug);
  else cookies.forgetShared(response, survey.slug);
}

/** On a shared device, lets the visit last from now on again; once for each answer. */
export function renewVisit(cookies: RespondentCookies, visit: SurveyVisit, pass: Pass): void {
  const { locals } = visit.response;
  if (locals['visitRenewed'] === true || !cookies.isShared(visit.request, visit.survey.slug)) return;
  locals['visitRenewed'] = true;
  keepPass(cookies, visit, pass, true);
}

/** What `partials/visit-time` says and does on a page; null where nothing will end soon. */
export interface VisitTime {
  readonly shared: {
    readonly sentence: string;
    readonly seconds: number;
    readonly warnings: readonly Warning[];
    readonly action: string;
    /** Where a visit that has ended is told so. */
    readonly endedHref: string;
    /** The name under which the windows of one visit tell each other that it was renewed. */
    readonly name: string;
    readonly stayed: string;
  } | null;
  readonly closing: {
    readonly sentence: string;
    readonly seconds: number;
    readonly warnings: readonly Warning[];
  } | null;
}

/** A sentence that is shown from so many seconds before the end. */
export interface Warning {
  readonly seconds: number;
  readonly text: string;
}

/** What will end while this page, shown at `now` (epoch milliseconds), is open. */
export function visitTime(
  cookies: RespondentCookies,
  visit: SurveyVisit,
  now: number,
  timeZone: string,
): VisitTime | null {
  const shared = cookies.isShared(visit.request, visit.survey.slug) ? sharedTime(visit) : null;
  const closing = closingTime(visit, now, timeZone);
  return shared === null && closing === null ? null : { shared, closing };
}

function sharedTime({ response, survey }: SurveyVisit): VisitTime['shared'] {
  const { t } = wordsFor(response, 'member');
  const minutes = SHARED_LIFE / MINUTE;
  const address = `/s/${survey.slug}/visit`;
  return {
    sentence: t('survey.visit.shared', { count: minutes }),
    seconds: SHARED_LIFE / SECOND,
    warnings: WARNINGS.map((count) => ({ seconds: count * 60, text: t('survey.visit.ends', { count }) })),
    action: address,
    endedHref: address,
    name: `visit ${survey.slug}`,
    stayed: t('survey.visit.stayed', { count: minutes }),
  };
}

function closingTime({ response, survey }: SurveyVisit, now: number, timeZone: string): VisitTime['closing'] {
  if (survey.closes_at === null) return null;
  const left = survey.closes_at - now;
  if (left > CLOSING_SOON || left <= 0) return null;
  const { t, format } = wordsFor(response, 'member');
  return {
    sentence: t('survey.visit.closes', { moment: format.moment(survey.closes_at, timeZone) }),
    seconds: Math.floor(left / SECOND),
    warnings: CLOSING_WARNINGS.map((count) => ({
      seconds: count * 60,
      text: t('survey.visit.closesSoon', { count }),
    })),
  };
}
