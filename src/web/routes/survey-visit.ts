/** A visit on a computer that others use too: made longer, ended, or begun by saying so. */
import { ProblemError, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { renderPage, wordsFor } from '../render.js';
import {
  NEXT_PAGE,
  passOf,
  type RespondDesk,
  showSurveyStop,
  surveyFrame,
  surveyPath,
} from '../respond-desk.js';
import type { AddDoor } from '../security/door.js';
import { seeOther } from '../see-other.js';
import { keepPass } from '../shared-device.js';
import type { SurveyVisit } from '../visit.js';
import { showLost } from './survey-page.js';

/** Adds `/s/:survey/visit`. */
export function addSurveyVisitRoutes(door: AddDoor, desk: RespondDesk): void {
  door('GET /s/:survey/visit', (visit) => {
    if (passOf(desk, visit) !== null) return seeOther(visit.response, nextOf(visit));
    showLost(desk, visit, problem('no-response'));
  });

  door('POST /s/:survey/visit', (visit) => {
    const step = textField(visit.request.body, 'step');
    if (step === 'leave') return leave(desk, visit);
    // This also lets the visit last from now on again.
    const pass = passOf(desk, visit);
    if (pass === null) return showSurveyStop(desk, visit, problem('no-response'));
    if (step === 'stay') return void visit.response.sendStatus(204);
    if (step !== 'shared') throw new ProblemError(problem('form-stale'));
    keepPass(desk.cookies, visit, pass, true);
    seeOther(visit.response, nextOf(visit));
  });
}

function nextOf({ survey }: SurveyVisit): string {
  return `${surveyPath(survey.slug)}/page/${NEXT_PAGE}`;
}

/** The form that makes the browser forget a respondent; `partials/leave` shows it. */
export function leaveForm({ response, survey }: SurveyVisit) {
  const { t } = wordsFor(response, 'member');
  return { action: `${surveyPath(survey.slug)}/visit`, text: t('survey.visit.leave') };
}

function leave(desk: RespondDesk, visit: SurveyVisit): void {
  const { response, survey } = visit;
  desk.cookies.forget(response, survey.slug);
  desk.cookies.forgetShared(response, survey.slug);
  const { t } = wordsFor(response, 'member');
  const { home, survey: title, pictures: _pictures, ...frame } = surveyFrame(visit);
  renderPage(response, 'stopped', {
    ...frame,
    title: t('survey.visit.left.title'),
    heading: t('survey.visit.left.title'),
    caption: title,
    paragraphs: [t('survey.visit.left.text')],
    languageSwitch: { kind: 'none' },
    links: [{ text: t('survey.next.resume'), href: `${home}/resume` }],
  });
}
