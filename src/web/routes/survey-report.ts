/** The field report: how the fieldwork goes, in numbers alone. */
import type { Services } from '../../services/index.js';
import { fieldReportPage } from '../pages/survey-report.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds the report. */
export function addSurveyReportRoutes(door: AddDoor, { surveys, context }: Services): void {
  door('GET /manage/surveys/:survey/report', async (visit) => {
    const report = await surveys.report(visit.survey);
    const { format } = wordsFor(visit.response, 'organiser');
    const { versions } = await surveys.situation(visit.survey);
    const [newest] = versions;
    const questionnaire =
      newest === undefined ? null : (await surveys.ready(visit.survey.id, newest.number)).questionnaire;
    const words = { format, zone: context.config.labTimeZone, questionnaire };
    renderPage(visit.response, 'survey-report', fieldReportPage(visit, report, words));
  });
}
