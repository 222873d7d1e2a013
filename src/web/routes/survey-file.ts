/** One file of answers: how far it is, taking it out, and removing it. */
import type { Services } from '../../services/index.js';
import { problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { surveyHome } from '../pages/survey-desk.js';
import { surveyFilePage } from '../pages/survey-file.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { sendFile } from '../send-file.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the file's page, its download, asking for it again, and its removal. */
export function addSurveyFileRoutes(door: AddDoor, { surveyExports, context }: Services): void {
  const fileOf = ({ request }: SurveyVisit) => String(request.params['file']);
  const refuse = (visit: SurveyVisit, refusal: Parameters<typeof showSurveyRefusal>[1]) =>
    showSurveyRefusal(visit, refusal, { text: 'Answers', href: `${surveyHome(visit.survey.slug)}/answers` });

  door('GET /manage/surveys/:survey/files/:file', async (visit) => {
    const file = await surveyExports.find(visit.survey, actorOf(visit), fileOf(visit));
    if (file === null) return refuse(visit, problem('export-gone'));
    const { format } = wordsFor(visit.response, 'organiser');
    const words = { format, zone: context.config.labTimeZone };
    renderPage(visit.response, 'survey-file', surveyFilePage(visit, file, words));
  });

  door('GET /manage/surveys/:survey/files/:file/download', async (visit) => {
    const file = await surveyExports.open(visit.survey, actorOf(visit), fileOf(visit));
    if (!file.ok) return refuse(visit, file.problem);
    await sendFile(visit.request, visit.response, file.value);
  });

  door('POST /manage/surveys/:survey/files/:file/again', async (visit) => {
    const { survey, response } = visit;
    const file = await surveyExports.find(survey, actorOf(visit), fileOf(visit));
    if (file === null) return refuse(visit, problem('export-gone'));
    const asked = await surveyExports.ask(survey, actorOf(visit), file.choice);
    if (!asked.ok) return refuse(visit, asked.problem);
    response.redirect(303, `${surveyHome(survey.slug)}/files/${asked.value}`);
  });

  door('POST /manage/surveys/:survey/files/:file/remove', async (visit) => {
    const removed = await surveyExports.remove(visit.survey, actorOf(visit), fileOf(visit));
    if (!removed.ok) return refuse(visit, removed.problem);
    visit.response.redirect(303, `${surveyHome(visit.survey.slug)}/answers`);
  });
}
