/** The pages of a survey: asked, answered, gone back to. Every page is saved when it is sent. */

import type { PageFaults } from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import type { Pass } from '../../services/surveys/pass.js';
import { nextOf, type PageHere } from '../../services/surveys/respond.js';
import { inLanguage } from '../../shared/language.js';
import { problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { askedLanguage, languageOf } from '../language.js';
import { questionScripts } from '../pages/questions.js';
import {
  faultSentences,
  isOneThing,
  pageTitle,
  questionsOf,
  SURVEY_FORM,
  shownSections,
} from '../pages/survey-page.js';
import { renderPage, wordsFor } from '../render.js';
import { goOn, passOf, type RespondDesk, showSurveyStop, surveyFrame } from '../respond-desk.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';

/** The page that leads to wherever the respondent is. */
const NEXT = 'next';

/** Adds the pages. */
export function addSurveyPageRoutes(door: AddDoor, desk: RespondDesk): void {
  const { respond } = desk.services.surveys;

  door('GET /s/:survey/page/:page', async (visit) => {
    const pass = passOf(desk, visit);
    if (pass === null) return showSurveyStop(desk, visit, problem('no-response'));
    if (pageOf(visit) === NEXT) return goToNext(desk, visit, pass);
    const shown = await respond.showPage(visit.survey, pass, pageOf(visit));
    if (!shown.ok) return showLost(desk, visit, shown.problem);
    if (shown.value.kind === 'elsewhere') return goOn(desk, visit, pass, shown.value.onward);
    showAsked(visit, shown.value, { values: shown.value.asked.values, faults: shown.value.asked.faults });
  });

  door('POST /s/:survey/page/:page', async (visit) => {
    const { request, response, survey } = visit;
    const form = (request.body ?? {}) as Form;
    const pass = passOf(desk, visit);
    if (pass === null) return showLost(desk, visit, problem('no-response'));
    const page = pageOf(visit);
    const asked = askedLanguage(form);
    if (asked !== null) {
      desk.setLanguage(response, asked);
      const shown = await respond.showPage(survey, pass, page);
      if (!shown.ok) return showLost(desk, visit, shown.problem);
      if (shown.value.kind === 'elsewhere') return goOn(desk, visit, pass, shown.value.onward);
      return showAsked(visit, shown.value, { values: form, faults: {} });
    }
    const sent = await respond.sendPage(survey, pass, { page, form, language: languageOf(response) });
    if (!sent.ok) return showLost(desk, visit, sent.problem);
    const isLater = textField(form, 'step') === 'later';
    if (sent.value.kind === 'faults')
      return showAsked(visit, sent.value.here, { values: form, faults: sent.value.faults, isLater });
    if (isLater && sent.value.onward.kind !== 'stopped')
      return response.redirect(303, `${surveyFrame(visit).home}/later`);
    goOn(desk, visit, pass, sent.value.onward);
  });
}

function pageOf({ request }: SurveyVisit): string {
  return String(request.params['page']);
}

async function goToNext(desk: RespondDesk, visit: SurveyVisit, pass: Pass): Promise<void> {
  const found = await desk.services.surveys.respond.underWay(visit.survey, pass);
  if (!found.ok) return showLost(desk, visit, found.problem);
  goOn(desk, visit, pass, nextOf(found.value.state));
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

interface Filled {
  readonly values: Form;
  readonly faults: PageFaults;
  /** Whether the respondent wanted to stop here for now. */
  readonly isLater?: boolean;
}

function showAsked(visit: SurveyVisit, here: PageHere, filled: Filled): void {
  const { response } = visit;
  const { t } = wordsFor(response, 'member');
  const language = languageOf(response);
  const { home, survey, ...frame } = surveyFrame(visit);
  const { asked } = here;
  const errors = faultSentences(asked, filled.faults, language, t);
  const { part, of } = asked.progress;
  renderPage(
    response,
    'survey-page',
    {
      ...frame,
      title: pageTitle(asked, language, survey),
      caption: survey,
      form: SURVEY_FORM,
      action: `${home}/page/${encodeURIComponent(asked.id)}`,
      languageSwitch: { kind: 'form', form: SURVEY_FORM, main: { name: 'step', value: 'next' } },
      backLink:
        asked.back === null
          ? null
          : { text: t('survey.page.back'), href: `${home}/page/${encodeURIComponent(asked.back)}` },
      progress: {
        label: t('survey.page.progress'),
        max: of,
        value: part,
        text: t('survey.page.part', { part, of }),
      },
      sections: shownSections(asked, language),
      scripts: questionScripts(questionsOf(asked)),
      isOneThing: isOneThing(asked),
      another:
        asked.another === null
          ? null
          : t('survey.page.another', {
              title: inLanguage(asked.another.title, language),
              count: asked.another.count,
            }),
      leaveHref: filled.isLater === true ? `${home}/later` : null,
      values: filled.values,
      errors,
    },
    Object.keys(errors).length === 0 || response.req.method === 'GET' ? 200 : 422,
  );
}
