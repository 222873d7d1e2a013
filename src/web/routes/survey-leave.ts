/** Coming to a survey by a link or back to it by code, deleting what is under way, withdrawing what was sent. */
import { inGroupsOfFour } from '../../shared/base32.js';
import { type Problem, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { askedLanguage } from '../language.js';
import { renderPage, wordsFor } from '../render.js';
import {
  NEXT_PAGE,
  passFrom,
  passOf,
  type RespondDesk,
  showSurveyStop,
  surveyFrame,
  surveyPath,
} from '../respond-desk.js';
import type { AddDoor } from '../security/door.js';
import { keepPass } from '../shared-device.js';
import type { SurveyVisit } from '../visit.js';
import { showLost } from './survey-page.js';

/** Adds the pages for leaving and coming back. */
export function addSurveyLeaveRoutes(door: AddDoor, desk: RespondDesk): void {
  addLinks(door, desk);
  addReturn(door, desk);
  addGoing(door, desk);
}

function addLinks(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey/link/:code', async (visit) => {
    const { request, response, survey } = visit;
    const pass = passFrom(String(request.params['code']));
    if (pass === null || pass.way === 'open')
      return showSurveyStop(desk, visit, problem('survey-link-unknown'));
    const followed = await respond.follow(survey, pass);
    if (!followed.ok) return showSurveyStop(desk, visit, followed.problem);
    // What the browser kept of somebody else's answers is not this person's.
    desk.cookies.forget(response, survey.slug);
    desk.cookies.keepCode(response, survey.slug, pass.code);
    response.redirect(303, surveyPath(survey.slug));
  });

  door('GET /s/:survey/panel', (visit) => {
    const { request, response, survey } = visit;
    const id = {
      rid: textField(request.query, 'rid', 300),
      signature: textField(request.query, 'signature', 64),
    };
    const admitted = desk.services.surveys.panel.admit(survey, id.rid, id.signature);
    if (!admitted.ok) return showSurveyStop(desk, visit, admitted.problem);
    desk.cookies.forget(response, survey.slug);
    desk.cookies.keepPanelId(response, survey.slug, id);
    response.redirect(303, surveyPath(survey.slug));
  });
}

function addReturn(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey/resume', (visit) => {
    const shared = desk.cookies.isShared(visit.request, visit.survey.slug);
    showCodeForm(visit, 'resume', { code: '', ...(shared ? { shared: 'yes' } : {}) });
  });

  door('POST /s/:survey/resume', async (visit) => {
    const { request, response, survey } = visit;
    const typed = textField(request.body, 'code', 300)
      .trim()
      .replace(/^.*\/link\//s, '');
    const shared = textField(request.body, 'shared') === 'yes';
    const filled = { code: typed, ...(shared ? { shared: 'yes' } : {}) };
    const asked = askedLanguage(request.body);
    if (asked !== null) {
      desk.setLanguage(response, asked);
      return showCodeForm(visit, 'resume', filled);
    }
    if (typed === '') return showCodeForm(visit, 'resume', filled, problem('return-code-unknown'));
    const spent = await desk.spendTry(request);
    if (!spent.ok) return showSurveyStop(desk, visit, spent.problem);
    const pass = passFrom(typed);
    const followed = pass === null ? null : await respond.follow(survey, pass);
    if (pass === null || followed?.ok !== true || followed.value.kind !== 'under-way')
      return showCodeForm(visit, 'resume', filled, problem('return-code-unknown'));
    desk.cookies.forget(response, survey.slug);
    keepPass(desk.cookies, visit, pass, shared);
    response.redirect(303, `${surveyPath(survey.slug)}/page/${NEXT_PAGE}`);
  });
}

function addGoing(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey/stop', async (visit) => {
    const pass = passOf(desk, visit);
    if (pass === null) return showLost(desk, visit, problem('no-response'));
    const found = await respond.underWay(visit.survey, pass);
    if (!found.ok) return showLost(desk, visit, found.problem);
    const { t } = wordsFor(visit.response, 'member');
    const { home, survey: _title, ...frame } = surveyFrame(visit);
    renderPage(visit.response, 'survey-stop', {
      ...frame,
      title: t('survey.stop.title'),
      confirmation: {
        heading: t('survey.stop.title'),
        text: t('survey.stop.text'),
        action: `${home}/stop`,
        button: t('survey.stop.button'),
        kind: 'warning',
        cancel: `${home}/page/${NEXT_PAGE}`,
        cancelText: t('survey.stop.goOn'),
      },
    });
  });

  door('POST /s/:survey/stop', async (visit) => {
    const pass = passOf(desk, visit);
    const deleted = pass === null ? null : await respond.deleteUnderWay(visit.survey, pass);
    if (deleted !== null && !deleted.ok && deleted.problem.code !== 'no-response')
      return showSurveyStop(desk, visit, deleted.problem);
    desk.cookies.forget(visit.response, visit.survey.slug);
    showGone(visit, 'deleted');
  });

  door('GET /s/:survey/withdraw', (visit) => {
    const end = desk.cookies.end(visit.request, visit.survey.slug);
    const code = end?.kind === 'completed' ? inGroupsOfFour(end.withdrawalCode) : '';
    showCodeForm(visit, 'withdraw', { code });
  });

  door('POST /s/:survey/withdraw', async (visit) => {
    const { request, response, survey } = visit;
    const typed = textField(request.body, 'code', 100);
    const asked = askedLanguage(request.body);
    if (asked !== null) {
      desk.setLanguage(response, asked);
      return showCodeForm(visit, 'withdraw', { code: typed });
    }
    const spent = await desk.spendTry(request);
    if (!spent.ok) return showSurveyStop(desk, visit, spent.problem);
    const withdrawn = await respond.withdraw(survey, typed);
    if (!withdrawn.ok) return showCodeForm(visit, 'withdraw', { code: typed }, withdrawn.problem);
    desk.cookies.forget(response, survey.slug);
    showGone(visit, 'withdrawn');
  });
}

function showGone(visit: SurveyVisit, which: 'deleted' | 'withdrawn'): void {
  const { t } = wordsFor(visit.response, 'member');
  const { home, survey, ...frame } = surveyFrame(visit);
  renderPage(visit.response, 'stopped', {
    ...frame,
    title: t(`survey.${which}.title`),
    heading: t(`survey.${which}.title`),
    caption: survey,
    paragraphs: [t(`survey.${which}.text`)],
    links: which === 'deleted' ? [{ text: t('survey.next.start'), href: home }] : [],
  });
}

function showCodeForm(
  visit: SurveyVisit,
  which: 'resume' | 'withdraw',
  values: Readonly<Record<string, string>>,
  why?: Problem,
): void {
  const { t } = wordsFor(visit.response, 'member');
  const { home, survey, ...frame } = surveyFrame(visit);
  renderPage(
    visit.response,
    'survey-code',
    {
      ...frame,
      title: t(`survey.${which}.title`),
      caption: survey,
      which,
      languageSwitch: { kind: 'form', form: 'survey-code' },
      action: `${home}/${which}`,
      values,
      errors: why === undefined ? {} : { code: t(`survey.${which}.unknown`) },
    },
    why === undefined ? 200 : 422,
  );
}
