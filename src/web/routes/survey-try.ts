/** Trying a questionnaire out, draft or published, as a respondent meets it; nothing of it is ever counted. */
import type { Form } from '../../domain/questionnaire/form.js';
import type { Services } from '../../services/index.js';
import type { Onward } from '../../services/surveys/respond.js';
import { ProblemError } from '../../shared/problem.js';
import { askedLanguage, languageOf, languageSetter } from '../language.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { type Filled, surveyPageModel } from '../pages/survey-page.js';
import { renderPage, wordsFor } from '../render.js';
import { surveyFrame } from '../respond-desk.js';
import { cookiesFor } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the trial. */
export function addSurveyTryRoutes(door: AddDoor, { surveys, context }: Services): void {
  const setLanguage = languageSetter(cookiesFor(context.config.baseUrl));
  const { trials } = surveys;

  door('GET /manage/surveys/:survey/try', (visit) => {
    const { home, ...frame } = belowSurveyFrame(visit);
    renderPage(visit.response, 'survey-try', { ...frame, title: 'Try it out', action: `${home}/try` });
  });

  door('POST /manage/surveys/:survey/try', async (visit) => {
    const begun = await trials.begin(visit.survey, languageOf(visit.response));
    if (begun.ok) goOn(visit, begun.value.key, begun.value.onward);
    else showSurveyRefusal(visit, begun.problem);
  });

  door('GET /manage/surveys/:survey/try/:trial/page/:page', async (visit) => {
    const shown = await trials.showPage(visit.survey, trialOf(visit), pageOf(visit));
    if (!shown.ok) throw new ProblemError(shown.problem);
    if (shown.value.kind === 'elsewhere') return goOn(visit, trialOf(visit), shown.value.onward);
    const { asked } = shown.value;
    show(visit, { asked, values: asked.values, faults: asked.faults });
  });

  door('POST /manage/surveys/:survey/try/:trial/page/:page', async (visit) => {
    const { request, response, survey } = visit;
    const form = (request.body ?? {}) as Form;
    const language = askedLanguage(form);
    if (language !== null) {
      setLanguage(response, language);
      const shown = await trials.showPage(survey, trialOf(visit), pageOf(visit));
      if (!shown.ok) throw new ProblemError(shown.problem);
      if (shown.value.kind === 'elsewhere') return goOn(visit, trialOf(visit), shown.value.onward);
      return show(visit, { asked: shown.value.asked, values: form, faults: {} });
    }
    const page = { page: pageOf(visit), form, language: languageOf(response) };
    const sent = await trials.sendPage(survey, trialOf(visit), page);
    if (!sent.ok) throw new ProblemError(sent.problem);
    if (sent.value.kind === 'saved') return goOn(visit, trialOf(visit), sent.value.onward);
    show(visit, { asked: sent.value.asked, values: form, faults: sent.value.faults });
  });

  door('GET /manage/surveys/:survey/try/end', (visit) => {
    const { home, ...frame } = belowSurveyFrame(visit);
    renderPage(visit.response, 'survey-try-end', { ...frame, title: 'The end of the trial', home });
  });
}

function trialOf({ request }: SurveyVisit): string {
  return String(request.params['trial']);
}

function pageOf({ request }: SurveyVisit): string {
  return String(request.params['page']);
}

function trialHome({ survey }: SurveyVisit, trial: string): string {
  return `${surveyHome(survey.slug)}/try/${trial}`;
}

function goOn(visit: SurveyVisit, trial: string, onward: Onward): void {
  const end = `${surveyHome(visit.survey.slug)}/try/end`;
  const page = onward.kind === 'page' ? encodeURIComponent(onward.page) : null;
  visit.response.redirect(303, page === null ? end : `${trialHome(visit, trial)}/page/${page}`);
}

function show(visit: SurveyVisit, filled: Filled): void {
  const { response } = visit;
  const { t } = wordsFor(response, 'member');
  const { survey, pictures, ...frame } = surveyFrame(visit);
  const around = {
    home: trialHome(visit, trialOf(visit)),
    pictures,
    survey,
    language: languageOf(response),
    t,
  };
  const model = surveyPageModel(filled, around);
  const isRefused = Object.keys(model.errors ?? {}).length > 0 && response.req.method === 'POST';
  const trial = { trial: surveyHome(visit.survey.slug) };
  renderPage(response, 'survey-page', { ...frame, ...model, ...trial }, isRefused ? 422 : 200);
}
