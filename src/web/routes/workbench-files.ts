/** Files of a view: its numbers as CSV or JSON, its charts as SVG. */
import type { Look } from '../../services/analysis/enquiries/look.js';
import { VIEW_FILES } from '../../services/analysis/files/index.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { chartFile } from '../pages/chart-file.js';
import { chartFileName } from '../pages/workbench-shown.js';
import type { AddDoor } from '../security/door.js';
import { type Desk, deskAt, lookAt, shownAt } from '../workbench/desk.js';
import { type AnalysisPlace, ballotPlace, surveyPlace } from '../workbench/place.js';

/** Adds the files. */
export function addWorkbenchFileRoutes(door: AddDoor, services: Services): void {
  door('GET /manage/surveys/:survey/workbench/:download', (visit) => send(services, surveyPlace(visit)));
  door('GET /manage/ballots/:ballot/workbench/:download', (visit) => send(services, ballotPlace(visit)));
}

async function send(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await deskAt(services, place);
  const look = desk === null ? null : await lookAt(services, desk);
  // Either has then shown how far the reading of the answers is.
  if (desk === null || look === 'waiting') return;
  if (look === null) throw new ProblemError(problem('not-found'));
  const name = String(place.visit.request.params['download']);
  const file = Object.hasOwn(VIEW_FILES, name) ? VIEW_FILES[name] : undefined;
  if (file === undefined) return sendChart(desk, look, name);
  const text = file.make(look, desk.view);
  if (text === null) throw new ProblemError(problem('not-found'));
  place.visit.response.type(file.type).attachment(`${place.slug}-${name}`).send(text);
}

function sendChart(desk: Desk, look: Look, name: string): void {
  const { place } = desk;
  const { response } = place.visit;
  const shown = shownAt(desk, look);
  const figures = shown.parts.flatMap((part) => part.figures);
  const figure = figures.find((_, at) => chartFileName(at) === name);
  if (figure === undefined) throw new ProblemError(problem('not-found'));
  const model = chartFile(figure, `${place.frame().caption}. ${shown.sentence}`);
  response.type('image/svg+xml; charset=utf-8').attachment(`${place.slug}-${name}`);
  response.render('partials/workbench/chart-file', model);
}
