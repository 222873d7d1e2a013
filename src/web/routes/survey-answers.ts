/** Taking the answers of a survey out: a form that asks for a file, and the files that somebody has asked for. */
import { OFFERED_FORMATS } from '../../services/exports/surveys/formats/index.js';
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { surveyAnswersPage } from '../pages/survey-answers.js';
import { surveyHome } from '../pages/survey-desk.js';
import { readExportForm } from '../pages/survey-export-form.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';

/** A file that is ready so soon is shown ready at once; milliseconds. */
const SOON = 1500;

/** Adds the page and what its form asks for. */
export function addSurveyAnswersRoutes(door: AddDoor, services: Services): void {
  const { surveys, surveyExports, context } = services;

  const show = async (
    visit: SurveyVisit,
    values: Readonly<Record<string, string>>,
    errors: Readonly<Record<string, string>> = {},
  ) => {
    const { survey, response } = visit;
    const refused = await surveys.takeOutProblem(survey);
    const files = await surveyExports.list(survey, actorOf(visit));
    const languages = await surveyExports.languages(survey);
    const { format } = wordsFor(response, 'organiser');
    const words = { format, zone: context.config.labTimeZone };
    const model = surveyAnswersPage(visit, { refused, files, languages, formats: OFFERED_FORMATS }, words);
    const status = Object.keys(errors).length === 0 ? 200 : 422;
    renderPage(
      response,
      'survey-answers',
      { ...model, values: { ...model.values, ...values }, errors },
      status,
    );
  };

  door('GET /manage/surveys/:survey/answers', (visit) => show(visit, {}));

  door('POST /manage/surveys/:survey/answers', async (visit) => {
    const { survey, response } = visit;
    const { asked, typed } = readExportForm(visit.request.body);
    const file = await surveyExports.ask(survey, actorOf(visit), asked);
    if (!file.ok) return show(visit, typed, { format: file.problem.sentence });
    await surveyExports.settled(file.value, SOON);
    response.redirect(303, `${surveyHome(survey.slug)}/files/${file.value}`);
  });
}
