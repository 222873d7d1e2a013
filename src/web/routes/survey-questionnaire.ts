/** The questionnaire of a survey for its authors: its parts in order, and the whole of it as a workbook or as JSON. */
import type { Services } from '../../services/index.js';
import { writeQuestionnaireBytes } from '../../services/questionnaires/index.js';
import { present } from '../../shared/assert.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { outlinePage } from '../pages/questionnaire-outline.js';
import { deskOf } from '../questionnaire-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';

const BASE = '/manage/surveys/:survey/questionnaire';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Adds the page and the files. */
export function addSurveyQuestionnaireRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { t } = wordsFor(visit.response, 'organiser');
    renderPage(visit.response, 'questionnaire', outlinePage(desk, t));
  });

  door(`GET ${BASE}.json`, (visit) => sendFile(services, visit, 'json', 'application/json'));
  door(`GET ${BASE}.xlsx`, (visit) => sendFile(services, visit, 'xlsx', WORKBOOK));
}

/** The questionnaire as it is worked on now; both files say the same and can be imported again. */
async function sendFile(
  services: Services,
  visit: SurveyVisit,
  ending: string,
  mediaType: string,
): Promise<void> {
  const { questionnaire, from } = await deskOf(services, visit);
  if (from === 'nothing') throw new ProblemError(problem('not-found'));
  const name = `${visit.survey.slug}-questionnaire.${ending}`;
  const bytes = present(writeQuestionnaireBytes(questionnaire, name), 'both endings are written');
  visit.response.type(mediaType).attachment(name).send(Buffer.from(bytes));
}
