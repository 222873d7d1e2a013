/** The pages of a survey: asked, answered, gone back to. Every page is saved when it is sent. */

import type { Form } from '../../domain/questionnaire/form.js';
import type { Pass } from '../../services/surveys/pass.js';
import { problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { askedLanguage, languageOf } from '../language.js';
import { type Filled, surveyPageModel } from '../pages/survey-page.js';
import { renderPage, wordsFor } from '../render.js';
import {
  goOn,
  NEXT_PAGE,
  passOf,
  type RespondDesk,
  showSurveyStop,
  surveyFrame,
  timeOf,
} from '../respond-desk.js';
import type { AddDoor } from '../security/door.js';
import { seeOther } from '../see-other.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the pages. */
export function addSurveyPageRoutes(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey/page/:page', async (visit) => {
    const pass = passOf(desk, visit);
    if (pass === null) return showSurveyStop(desk, visit, problem('no-response'));
    if (pageOf(visit) === NEXT_PAGE) return goToNext(desk, visit, pass);
    const shown = await respond.showPage(visit.survey, pass, pageOf(visit));
    if (!shown.ok) return showLost(desk, visit, shown.problem);
    if (shown.value.kind === 'elsewhere') return goOn(desk, visit, pass, shown.value.onward);
    const { asked } = shown.value;
    showAsked(desk, visit, { asked, values: asked.values, faults: asked.faults });
  });

  door('POST /s/:survey/page/:page', async (visit) => {
    const { request, response, survey } = visit;
    const form = (request.body ?? {}) as Form;
    const pass = passOf(desk, visit);
    if (pass === null) return showLost(desk, visit, problem('no-response'));
    const page = pageOf(visit);
    const asked = askedLanguage(form);
    if (asked !== null) desk.setLanguage(response, asked);
    // Neither stores anything: the page comes again with everything that was typed.
    if (asked !== null || textField(form, 'step') === 'stay') {
      const shown = await respond.showPage(survey, pass, page);
      if (!shown.ok) return showLost(desk, visit, shown.problem);
      if (shown.value.kind === 'elsewhere') return goOn(desk, visit, pass, shown.value.onward);
      return showAsked(desk, visit, { asked: shown.value.asked, values: form, faults: {} });
    }
    const sent = await respond.sendPage(survey, pass, { page, form, language: languageOf(response) });
    if (!sent.ok) return showLost(desk, visit, sent.problem);
    const isLater = textField(form, 'step') === 'later';
    if (sent.value.kind === 'faults')
      return showAsked(desk, visit, {
        asked: sent.value.here.asked,
        values: form,
        faults: sent.value.faults,
        isLater,
      });
    if (isLater && sent.value.onward.kind !== 'stopped')
      return seeOther(response, `${surveyFrame(visit).home}/later`);
    goOn(desk, visit, pass, sent.value.onward);
  });
}

function pageOf({ request }: SurveyVisit): string {
  return String(request.params['page']);
}

async function goToNext(desk: RespondDesk, visit: SurveyVisit, pass: Pass): Promise<void> {
  const found = await desk.services.surveys.respond.underWay(visit.survey, pass);
  if (!found.ok) return showLost(desk, visit, found.problem);
  goOn(desk, visit, pass, desk.services.surveys.respond.next(found.value));
}

/** A response that ended in this browser is shown its end; whoever has none is told so. */
export function showLost(
  desk: RespondDesk,
  visit: SurveyVisit,
  why: Parameters<typeof showSurveyStop>[2],
): void {
  const ended = desk.cookies.end(visit.request, visit.survey.slug) !== null;
  if (ended && (why.code === 'no-response' || why.code === 'survey-link-used'))
    visit.response.redirect(303, `${surveyFrame(visit).home}/done`);
  else showSurveyStop(desk, visit, why);
}

function showAsked(desk: RespondDesk, visit: SurveyVisit, filled: Filled): void {
  const { response } = visit;
  const { t } = wordsFor(response, 'member');
  const { home, survey, pictures, ...frame } = surveyFrame(visit);
  const model = surveyPageModel(filled, { home, pictures, survey, language: languageOf(response), t });
  const isRefused = Object.keys(model.errors ?? {}).length > 0 && response.req.method === 'POST';
  const { time, timeScripts } = timeOf(desk, visit);
  const scripts = [...(model.scripts ?? []), ...timeScripts];
  const page = { ...frame, ...model, scripts, time, trial: null };
  renderPage(response, 'survey-page', page, isRefused ? 422 : 200);
}
