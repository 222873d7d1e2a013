/** What every page for respondents works with: services, cookies, and the pass that a browser holds. */
import type { Request } from 'express';
import type { Services } from '../services/index.js';
import { readLinkCode, readTypedCode } from '../services/surveys/codes.js';
import type { Pass, Stop } from '../services/surveys/pass.js';
import type { Onward } from '../services/surveys/respond.js';
import type { SurveySettings } from '../services/surveys/settings.js';
import { settingsOf } from '../services/surveys/settings.js';
import { inLanguage } from '../shared/language.js';
import { type Problem, problem } from '../shared/problem.js';
import type { Result } from '../shared/result.js';
import { languageOf, languageSetter, otherLanguage, type SetLanguage } from './language.js';
import { surveyStopPage } from './pages/survey-stop.js';
import { renderPage, wordsFor } from './render.js';
import { addressBlock } from './security/address-block.js';
import type { Cookies } from './security/cookies.js';
import { type KeptEnd, type RespondentCookies, respondentCookies } from './security/respondent-cookies.js';
import { seeOther } from './see-other.js';
import { renewVisit, SHARED_LIFE, visitTime } from './shared-device.js';
import type { SurveyVisit } from './visit.js';

export interface RespondDesk {
  readonly services: Services;
  readonly cookies: RespondentCookies;
  readonly timeZone: string;
  readonly setLanguage: SetLanguage;
  /** Spends one of the tries that an address has for typing codes in a quarter of an hour. */
  spendTry(request: Request): Promise<Result<void, Problem>>;
  /** Spends one of the mails that a return code, and that an address, can have sent off. */
  spendMail(request: Request, code: string): Promise<Result<void, Problem>>;
}

const TYPED_CODES = 100;
const QUARTER_HOUR = 15 * 60_000;
/** Somebody mistypes their address twice; whoever wants to fill a stranger's mailbox gets no further. */
const MAILS_OF_A_CODE = 3;
/** A hospital stands behind one address. */
const MAILS_OF_A_BLOCK = 30;
const HOUR = 4 * QUARTER_HOUR;

/** The desk of this service, over its one way of keeping cookies. */
export function respondDesk(services: Services, cookies: Cookies): RespondDesk {
  return {
    services,
    cookies: respondentCookies(cookies),
    timeZone: services.context.config.labTimeZone,
    setLanguage: languageSetter(cookies),
    spendTry: (request) =>
      services.rateLimit.spend(['return-code', addressBlock(request)], TYPED_CODES, QUARTER_HOUR),
    spendMail: async (request, code) => {
      const own = await services.rateLimit.spend(['return-mail', code], MAILS_OF_A_CODE, 24 * HOUR);
      if (!own.ok) return own;
      return services.rateLimit.spend(['return-mails', addressBlock(request)], MAILS_OF_A_BLOCK, HOUR);
    },
  };
}

/** The pass that this visitor's browser holds for the survey, or null. A panel's id goes before a code. */
export function passOf(desk: RespondDesk, visit: SurveyVisit): Pass | null {
  const pass = passKept(desk, visit);
  if (pass !== null) renewVisit(desk.cookies, visit, pass);
  return pass;
}

function passKept(desk: RespondDesk, { request, survey }: SurveyVisit): Pass | null {
  const id = desk.cookies.panelId(request, survey.slug);
  if (id !== null) {
    const admitted = desk.services.surveys.panel.admit(survey, id.rid, id.signature);
    return admitted.ok ? { way: 'panel', code: admitted.value } : null;
  }
  const code = desk.cookies.code(request, survey.slug);
  return code === undefined ? null : passFrom(code);
}

/** The pass that a code stands for, or null when it cannot be one. */
export function passFrom(typed: string): Pass | null {
  const returnCode = readTypedCode(typed);
  if (returnCode !== null) return { way: 'open', code: returnCode };
  const link = readLinkCode(typed);
  return link === null ? null : { way: 'personal', code: link };
}

/** The page that leads to wherever the respondent is; no question can be called so. */
export const NEXT_PAGE = '-next';

/** The address of the survey for respondents. */
export function surveyPath(slug: string): string {
  return `/s/${slug}`;
}

/** The address that the survey's pictures are below. */
export function picturesPath(slug: string): string {
  return `${surveyPath(slug)}/pictures`;
}

/** Sends the respondent on; a stop is kept in the browser, so that its page can be shown and shown again. */
export function goOn(desk: RespondDesk, visit: SurveyVisit, pass: Pass, onward: Onward): void {
  const { response, survey } = visit;
  if (onward.kind === 'stopped') {
    const end = { kind: 'stopped', stop: onward.stop, name: onward.name ?? '' } as const;
    keepEnd(desk, visit, pass, end);
  }
  seeOther(response, `${surveyPath(survey.slug)}/${placeOf(onward)}`);
}

/** Keeps in this browser how the response ended; a browser that others use too does not remember having answered. */
export function keepEnd(
  desk: RespondDesk,
  { request, response, survey }: SurveyVisit,
  pass: Pass,
  end: KeptEnd,
): void {
  const isShared = desk.cookies.isShared(request, survey.slug);
  const how = isShared ? { mark: false, life: SHARED_LIFE } : { mark: pass.way === 'open' };
  desk.cookies.keepEnd(response, survey.slug, end, how);
}

function placeOf(onward: Onward): string {
  if (onward.kind === 'page') return `page/${encodeURIComponent(onward.page)}`;
  return onward.kind === 'finish' ? 'finish' : 'done';
}

/**
 * Where this visitor goes back to, if a panel company sent them and their link ended with this outcome. What a browser
 * says of its end proves nothing: the company pays by it.
 */
export async function panelHref(
  desk: RespondDesk,
  visit: SurveyVisit,
  outcome: 'completed' | Stop,
): Promise<string | null> {
  const { request, survey } = visit;
  const { panel, respond } = desk.services.surveys;
  const id = desk.cookies.panelId(request, survey.slug);
  const pass = id === null ? null : passOf(desk, visit);
  if (id === null || pass === null) return null;
  const followed = await respond.follow(survey, pass);
  const isTheirs = followed.ok && followed.value.kind === 'ended' && followed.value.outcome === outcome;
  return isTheirs ? panel.returnTo(survey, id.rid, outcome) : null;
}

/** The frame that all of a survey's pages for respondents share. */
export function surveyFrame({ survey, lab, response }: SurveyVisit) {
  const settings: SurveySettings = settingsOf(survey);
  return {
    area: 'member' as const,
    synthetic: lab.synthetic === 1,
    survey: inLanguage(settings.title, languageOf(response)),
    home: surveyPath(survey.slug),
    pictures: picturesPath(survey.slug),
  };
}

/** What a page says and does about what will end while it is open, and the script for that. */
export function timeOf(desk: RespondDesk, visit: SurveyVisit) {
  const { clock } = desk.services.context;
  const time = visitTime(desk.cookies, visit, clock.now(), desk.timeZone);
  return { time, timeScripts: time === null ? [] : ['visit-time.js'] };
}

/** Answers with the kind page of a problem, with the problem's status. */
export function showSurveyStop(desk: RespondDesk, visit: SurveyVisit, refused: Problem): void {
  const { response, request, survey } = visit;
  // On a shared device it is the browser that has forgotten, as it was told to.
  const hasForgotten = refused.code === 'no-response' && desk.cookies.isShared(request, survey.slug);
  const why = hasForgotten ? problem('visit-ended') : refused;
  const words = wordsFor(response, 'member');
  const { home, ...frame } = surveyFrame(visit);
  const leadsHome = `${home}?language=${otherLanguage(languageOf(response))}`;
  renderPage(
    response,
    'stopped',
    {
      ...frame,
      ...surveyStopPage({ problem: why, survey, timeZone: desk.timeZone, home }, words),
      ...(request.method === 'GET' ? {} : { languageSwitch: { kind: 'link', href: leadsHome } }),
      caption: survey.state === 'draft' ? null : frame.survey,
    },
    why,
  );
}
