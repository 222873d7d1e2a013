/** The workbench: any table of a survey's answers, or of those beside a ballot's vote, at an address of its own. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Services } from '../../services/index.js';
import { keepForm } from '../pages/keep-form.js';
import { workbenchPage } from '../pages/workbench.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { deskAt, lookAt, shownAt } from '../workbench/desk.js';
import { type AnalysisPlace, ballotPlace, surveyPlace } from '../workbench/place.js';
import { addWorkbenchDataRoutes } from './workbench-data.js';
import { addWorkbenchFileRoutes } from './workbench-files.js';
import { addWorkbenchPlanRoutes } from './workbench-plan.js';
import { addWorkbenchPublishableRoutes } from './workbench-publishable.js';

/** Adds the page, the files of its views, and where they are kept. */
export function addWorkbenchRoutes(door: AddDoor, services: Services): void {
  door('GET /manage/surveys/:survey/workbench', (visit) => show(services, surveyPlace(visit)));
  door('GET /manage/ballots/:ballot/workbench', (visit) => show(services, ballotPlace(visit)));
  addWorkbenchPublishableRoutes(door, services);
  addWorkbenchDataRoutes(door, services);
  addWorkbenchFileRoutes(door, services);
  addWorkbenchPlanRoutes(door, services);
}

/** What comes of a large table, its page and the writing of it take milliseconds each: others are served in between. */
async function show(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await deskAt(services, place);
  const look = desk === null ? null : await lookAt(services, desk);
  if (desk === null || look === 'waiting') return;
  await nextTurn();
  const result = look === null ? null : shownAt(desk, look);
  await nextTurn();
  const plans = result === null ? [] : await services.analysis.plans.list({ id: place.subject.labId });
  const page = workbenchPage({ ...desk, result });
  await nextTurn();
  renderPage(place.visit.response, 'workbench', {
    ...page,
    keeping: result === null ? null : keepForm(desk, plans),
  });
}
