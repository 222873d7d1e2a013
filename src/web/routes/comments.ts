/** Comments of surveys and of ballots: which questions have some, and every page of one question's. */
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { commentDesk, questionsOr } from '../comments/desk.js';
import { COMMENT_PAGES } from '../comments/index.js';
import { list } from '../comments/list.js';
import { commentQuestionsPage } from '../pages/comments-questions.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { type AnalysisPlace, ballotPlace, surveyPlace } from '../workbench/place.js';

/** Adds the pages. */
export function addCommentRoutes(door: AddDoor, services: Services): void {
  door('GET /manage/surveys/:survey/comments', (visit) => showQuestions(services, surveyPlace(visit)));
  door('GET /manage/surveys/:survey/comments/:question', (visit) => read(services, surveyPlace(visit)));
  door('GET /manage/surveys/:survey/comments/:question/:page', (visit) => show(services, surveyPlace(visit)));
  door('POST /manage/surveys/:survey/comments/:question/:page', (visit) =>
    send(services, surveyPlace(visit)),
  );
  door('GET /manage/ballots/:ballot/comments/:question', (visit) => read(services, ballotPlace(visit)));
  door('GET /manage/ballots/:ballot/comments/:question/:page', (visit) => show(services, ballotPlace(visit)));
  door('POST /manage/ballots/:ballot/comments/:question/:page', (visit) =>
    send(services, ballotPlace(visit)),
  );
}

async function showQuestions(services: Services, place: AnalysisPlace): Promise<void> {
  const found = await questionsOr(services, place);
  if (found !== null)
    renderPage(place.visit.response, 'comments-questions', commentQuestionsPage(place, found));
}

async function read(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await commentDesk(services, place);
  if (desk !== null) await list.get(desk);
}

async function show(services: Services, place: AnalysisPlace): Promise<void> {
  const page = pageOf(place);
  const desk = await commentDesk(services, place);
  if (desk !== null) await page.get(desk);
}

async function send(services: Services, place: AnalysisPlace): Promise<void> {
  const { post } = pageOf(place);
  if (post === undefined) throw new ProblemError(problem('not-found'));
  const desk = await commentDesk(services, place);
  if (desk !== null) await post(desk);
}

function pageOf({ visit }: AnalysisPlace) {
  const name = String(visit.request.params['page']);
  const page = Object.hasOwn(COMMENT_PAGES, name) ? COMMENT_PAGES[name] : undefined;
  if (page === undefined) throw new ProblemError(problem('not-found'));
  return page;
}
