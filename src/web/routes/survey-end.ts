/** The last look before sending, the page after it, and the way out before the end. */
import { drawCode, readTypedCode } from '../../services/surveys/codes.js';
import { inGroupsOfFour } from '../../shared/base32.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { askedLanguage, languageOf } from '../language.js';
import { markdown } from '../markdown.js';
import { renderPage, wordsFor } from '../render.js';
import {
  goOn,
  keepEnd,
  NEXT_PAGE,
  panelHref,
  passOf,
  type RespondDesk,
  showSurveyStop,
  surveyFrame,
  timeOf,
} from '../respond-desk.js';
import type { AddDoor } from '../security/door.js';
import type { KeptEnd } from '../security/respondent-cookies.js';
import type { SurveyVisit } from '../visit.js';
import { showLost } from './survey-page.js';
import { leaveForm } from './survey-visit.js';

/** Adds the pages of the end. */
export function addSurveyEndRoutes(door: AddDoor, desk: RespondDesk): void {
  addFinish(door, desk);
  addAfterwards(door, desk);
}

function addFinish(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey/finish', async (visit) => {
    const pass = passOf(desk, visit);
    if (pass === null) return showLost(desk, visit, problem('no-response'));
    const found = await respond.underWay(visit.survey, pass);
    if (!found.ok) return showLost(desk, visit, found.problem);
    const onward = respond.next(found.value);
    if (onward.kind !== 'finish') return goOn(desk, visit, pass, onward);
    showFinish(desk, visit, drawCode(desk.services.context.randomness), found.value.row.page);
  });

  door('POST /s/:survey/finish', async (visit) => {
    const { request, response, survey } = visit;
    const code = readTypedCode(textField(request.body, 'code', 40));
    const asked = askedLanguage(request.body);
    if (code === null) return showSurveyStop(desk, visit, problem('form-stale'));
    if (asked !== null) {
      desk.setLanguage(response, asked);
      return showFinish(desk, visit, code, null);
    }
    const pass = passOf(desk, visit);
    if (pass === null) return showLost(desk, visit, problem('no-response'));
    const sent = await respond.complete(survey, pass, code);
    if (!sent.ok) return showLost(desk, visit, sent.problem);
    if (sent.value.kind === 'unfinished')
      return response.redirect(303, `${surveyFrame(visit).home}/page/${NEXT_PAGE}`);
    if (sent.value.kind === 'stopped') return goOn(desk, visit, pass, { ...sent.value, name: null });
    keepEnd(desk, visit, pass, { kind: 'completed', withdrawalCode: sent.value.withdrawalCode });
    response.redirect(303, `${surveyFrame(visit).home}/done`);
  });
}

function addAfterwards(door: AddDoor, desk: RespondDesk): void {
  door('GET /s/:survey/done', async (visit) => {
    const end = desk.cookies.end(visit.request, visit.survey.slug);
    if (end === null) return showSurveyStop(desk, visit, problem('no-response'));
    if (end.kind === 'completed') return showCompleted(desk, visit, end);
    return showStopped(desk, visit, end);
  });

  door('GET /s/:survey/consent/:number', async (visit) => {
    const number = Number(visit.request.params['number']);
    const consent = Number.isSafeInteger(number)
      ? await desk.services.surveys.consent(visit.survey.id, number)
      : undefined;
    if (consent === undefined || visit.survey.state === 'draft') throw new ProblemError(problem('not-found'));
    const { t } = wordsFor(visit.response, 'member');
    const language = languageOf(visit.response);
    const wording = JSON.parse(consent.wording) as { readonly en: string; readonly cy?: string };
    const { survey, ...frame } = surveyFrame(visit);
    renderPage(visit.response, 'survey-consent', {
      ...frame,
      title: t('survey.consent.title', { number }),
      caption: survey,
      wording: markdown(inLanguage(wording, language), 1),
      wordingLang: languageGiven(wording, language),
    });
  });
}

function showFinish(desk: RespondDesk, visit: SurveyVisit, code: string, last: string | null): void {
  const { t } = wordsFor(visit.response, 'member');
  const { home, survey, ...frame } = surveyFrame(visit);
  const { time, timeScripts } = timeOf(desk, visit);
  renderPage(visit.response, 'survey-finish', {
    ...frame,
    title: t('survey.finish.title'),
    caption: survey,
    languageSwitch: { kind: 'form', form: 'survey-finish' },
    action: `${home}/finish`,
    backLink:
      last === null
        ? null
        : { text: t('survey.page.back'), href: `${home}/page/${encodeURIComponent(last)}` },
    stopHref: `${home}/stop`,
    code,
    time,
    scripts: timeScripts,
  });
}

async function showCompleted(
  desk: RespondDesk,
  visit: SurveyVisit,
  end: Extract<KeptEnd, { kind: 'completed' }>,
): Promise<void> {
  const { t } = wordsFor(visit.response, 'member');
  const language = languageOf(visit.response);
  const { survey, home, ...frame } = surveyFrame(visit);
  const sent = await desk.services.surveys.sent(visit.survey, end.withdrawalCode);
  if (sent === null) return showSurveyStop(desk, visit, problem('no-response'));
  const { completion } = sent.questionnaire.settings;
  renderPage(visit.response, 'survey-done', {
    ...frame,
    title: t('survey.done.title'),
    survey,
    isWithdrawn: sent.isWithdrawn,
    completion: markdown(inLanguage(completion, language), 1),
    completionLang: languageGiven(completion, language),
    code: inGroupsOfFour(end.withdrawalCode),
    leave: desk.cookies.isShared(visit.request, visit.survey.slug) ? leaveForm(visit) : null,
    consent: t('survey.done.consent', { number: sent.consent }),
    consentHref: `${home}/consent/${sent.consent}`,
    withdrawHref: `${home}/withdraw`,
    panelHref: await panelHref(desk, visit, 'completed'),
  });
}

async function showStopped(
  desk: RespondDesk,
  visit: SurveyVisit,
  { stop, name }: Extract<KeptEnd, { kind: 'stopped' }>,
): Promise<void> {
  const { t } = wordsFor(visit.response, 'member');
  const language = languageOf(visit.response);
  const { survey, ...frame } = surveyFrame(visit);
  const message =
    stop === 'screened-out' ? await desk.services.surveys.screenOutWords(visit.survey, name) : {};
  renderPage(visit.response, 'survey-stopped', {
    ...frame,
    title: t(`survey.stopped.${stop}.title`),
    caption: survey,
    message: markdown(inLanguage(message, language), 1),
    messageLang: languageGiven(message, language),
    paragraphs: [t(`survey.stopped.${stop}.text`), t('survey.stopped.kept')],
    leave: desk.cookies.isShared(visit.request, visit.survey.slug) ? leaveForm(visit) : null,
    panelHref: await panelHref(desk, visit, stop),
  });
}
