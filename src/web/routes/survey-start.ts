/** A survey's first page: what it is, how long it takes, what is kept, and the consent. Nothing is stored before that. */

import { labTitle } from '../../services/labs/lab-texts.js';
import { drawCode, readTypedCode } from '../../services/surveys/codes.js';
import { deviceOf } from '../../services/surveys/paradata.js';
import { answeringProblem, type Pass, type Stop } from '../../services/surveys/pass.js';
import { settingsOf } from '../../services/surveys/settings.js';
import { present } from '../../shared/assert.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { askedLanguage, languageOf } from '../language.js';
import { markdown } from '../markdown.js';
import { renderPage, wordsFor } from '../render.js';
import {
  goOn,
  NEXT_PAGE,
  panelHref,
  passOf,
  type RespondDesk,
  showSurveyStop,
  surveyFrame,
  surveyPath,
} from '../respond-desk.js';
import { addressBlock } from '../security/address-block.js';
import type { AddDoor } from '../security/door.js';
import { seeOther } from '../see-other.js';
import { keepPass } from '../shared-device.js';
import type { SurveyVisit } from '../visit.js';

/** What was typed on the page, when it is shown again. */
interface Typed {
  readonly agreed: boolean;
  readonly shared: boolean;
  readonly code: string | null;
  readonly error?: string;
}

/** Adds the first page. */
export function addSurveyStartRoutes(door: AddDoor, desk: RespondDesk): void {
  addFirstPage(door, desk);
  addBeginning(door, desk);
}

function addFirstPage(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey', async (visit) => {
    const { survey } = visit;
    if (survey.state === 'draft') throw new ProblemError(problem('not-found'));
    const closed = answeringProblem(survey, desk.services.context.clock.now());
    if (closed !== null) return showSurveyStop(desk, visit, closed);
    const pass = passOf(desk, visit);
    const followed = pass === null ? null : await respond.follow(survey, pass);
    if (followed?.ok === false) return showSurveyStop(desk, visit, followed.problem);
    if (followed?.value.kind === 'ended' && isPanelReturn(desk, visit, pass, followed.value.outcome))
      return showPanelEnd(desk, visit, followed.value.outcome);
    if (followed?.value.kind === 'ended')
      return desk.cookies.end(visit.request, survey.slug) === null
        ? showSurveyStop(desk, visit, problem('survey-link-used'))
        : visit.response.redirect(303, `${surveyPath(survey.slug)}/done`);
    if (followed?.value.kind === 'under-way') return showBegun(desk, visit);
    if (pass === null && !settingsOf(survey).openLink)
      return showSurveyStop(desk, visit, problem('survey-by-link-only'));
    if (pass === null && hasAnswered(desk, visit)) return showAnswered(visit);
    await showStart(desk, visit, { agreed: false, code: null, shared: isUsuallyShared(desk, visit) });
  });
}

function addBeginning(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('POST /s/:survey', async (visit) => {
    const { request, response, survey } = visit;
    const { body } = request;
    const kept = passOf(desk, visit);
    const code = kept?.code ?? readTypedCode(textField(body, 'code', 40));
    const agreed = textField(body, 'agree') === 'yes';
    const shared = textField(body, 'shared') === 'yes';
    const asked = askedLanguage(body);
    if (asked !== null) {
      desk.setLanguage(response, asked);
      return showStart(desk, visit, { agreed, shared, code });
    }
    if (kept === null && !settingsOf(survey).openLink)
      return showSurveyStop(desk, visit, problem('survey-by-link-only'));
    if (code === null) return showSurveyStop(desk, visit, problem('form-stale'));
    const newest = await desk.services.surveys.newestConsent(survey.id);
    const consent = Number(textField(body, 'consent', 9));
    const { t } = wordsFor(response, 'member');
    if (!agreed) return showStart(desk, visit, { agreed, shared, code, error: t('survey.start.agreeFirst') });
    if (newest !== undefined && consent !== newest.number)
      return showStart(desk, visit, { agreed: false, shared, code, error: t('survey.start.wordingChanged') });
    const pass: Pass = kept ?? { way: 'open', code };
    const begun = await respond.begin(survey, {
      pass,
      language: languageOf(response),
      consent,
      from: addressBlock(request),
      device: deviceOf(request.get('user-agent') ?? '', request.get('sec-ch-ua-mobile') ?? ''),
    });
    if (!begun.ok) return showSurveyStop(desk, visit, begun.problem);
    const found = await respond.underWay(survey, pass);
    if (!found.ok) return showSurveyStop(desk, visit, found.problem);
    if (kept === null || shared) keepPass(desk.cookies, visit, pass, shared);
    // Whoever the browser is to forget is given their code before anything is asked.
    if (shared && pass.way === 'open')
      return seeOther(response, `${surveyPath(survey.slug)}/later?begun=yes`);
    goOn(desk, visit, pass, respond.next(found.value));
  });
}

/** Whether others use this browser too: its respondent has said so before, or those who run the survey have. */
function isUsuallyShared(desk: RespondDesk, { request, survey }: SurveyVisit): boolean {
  return desk.cookies.isShared(request, survey.slug) || settingsOf(survey).severalPerBrowser;
}

/** Whether the page has to say that this browser has answered already. */
function hasAnswered(desk: RespondDesk, { request, survey }: SurveyVisit): boolean {
  return !settingsOf(survey).severalPerBrowser && desk.cookies.hasAnswered(request, survey.slug);
}

function showAnswered(visit: SurveyVisit): void {
  const { t } = wordsFor(visit.response, 'member');
  const { home, survey, ...frame } = surveyFrame(visit);
  renderPage(visit.response, 'stopped', {
    ...frame,
    title: t('survey.answered.title'),
    heading: t('survey.answered.title'),
    caption: survey,
    paragraphs: [t('survey.answered.text'), t('survey.answered.honest')],
    links: [{ text: t('survey.next.withdraw'), href: `${home}/withdraw` }],
  });
}

/** Whether somebody from a panel comes again whose end this browser does not remember. */
function isPanelReturn(
  desk: RespondDesk,
  { request, survey }: SurveyVisit,
  pass: Pass | null,
  outcome: 'completed' | Stop | null,
): outcome is 'completed' | Stop {
  return pass?.way === 'panel' && outcome !== null && desk.cookies.end(request, survey.slug) === null;
}

/** Somebody from a panel who has answered before: their way back, whatever the browser remembers. */
async function showPanelEnd(
  desk: RespondDesk,
  visit: SurveyVisit,
  outcome: 'completed' | Stop,
): Promise<void> {
  const { t } = wordsFor(visit.response, 'member');
  const { survey, ...frame } = surveyFrame(visit);
  renderPage(visit.response, 'survey-stopped', {
    ...frame,
    title: t('survey.panelEnd.title'),
    caption: survey,
    message: [],
    messageLang: languageOf(visit.response),
    paragraphs: [t('survey.panelEnd.text')],
    panelHref: await panelHref(desk, visit, outcome),
  });
}

function showBegun(desk: RespondDesk, visit: SurveyVisit): void {
  const { t } = wordsFor(visit.response, 'member');
  const { home, survey, ...frame } = surveyFrame(visit);
  renderPage(visit.response, 'survey-begun', {
    ...frame,
    title: t('survey.begun.title'),
    caption: survey,
    continueHref: `${home}/page/${NEXT_PAGE}`,
    stopHref: `${home}/stop`,
    sharedAction: desk.cookies.isShared(visit.request, visit.survey.slug) ? null : `${home}/visit`,
  });
}

async function showStart(desk: RespondDesk, visit: SurveyVisit, typed: Typed): Promise<void> {
  const { response, survey, lab } = visit;
  const { t, format } = wordsFor(response, 'member');
  const language = languageOf(response);
  const settings = settingsOf(survey);
  const consent = present(
    await desk.services.surveys.newestConsent(survey.id),
    'a survey that opened has a wording',
  );
  const wording = JSON.parse(consent.wording) as { readonly en: string; readonly cy?: string };
  const { home, survey: title, ...frame } = surveyFrame(visit);
  renderPage(
    response,
    'survey-start',
    {
      ...frame,
      title,
      titleLang: languageGiven(settings.title, language),
      lab: inLanguage(labTitle(lab), language),
      languageSwitch: { kind: 'form', form: 'survey-start' },
      introduction: markdown(inLanguage(settings.introduction, language)),
      introductionLang: languageGiven(settings.introduction, language),
      minutes: settings.minutes === null ? null : t('survey.start.minutes', { count: settings.minutes }),
      until:
        survey.closes_at === null
          ? null
          : t('survey.start.until', { moment: format.moment(survey.closes_at, desk.timeZone) }),
      consent: markdown(inLanguage(wording, language), 2),
      consentLang: languageGiven(wording, language),
      action: home,
      resumeHref: `${home}/resume`,
      hidden: {
        code: typed.code ?? drawCode(desk.services.context.randomness),
        consent: String(consent.number),
      },
      onePerBrowser: settings.openLink && !settings.severalPerBrowser && passOf(desk, visit) === null,
      values: { ...(typed.agreed ? { agree: 'yes' } : {}), ...(typed.shared ? { shared: 'yes' } : {}) },
      errors: typed.error === undefined ? {} : { agree: typed.error },
    },
    typed.error === undefined ? 200 : 422,
  );
}
