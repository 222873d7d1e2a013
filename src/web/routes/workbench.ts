/** The workbench: any table of a survey's answers, or of those beside a ballot's vote, at an address of its own. */
import type { Services } from '../../services/index.js';
import { textField } from '../form.js';
import { workbenchPage } from '../pages/workbench.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { viewIn } from '../workbench/address.js';
import { type AnalysisPlace, ballotPlace, surveyPlace } from '../workbench/place.js';
import { describedOr } from '../workbench/waiting.js';

/** Adds the page. */
export function addWorkbenchRoutes(door: AddDoor, services: Services): void {
  const { analysis } = services;
  const show = async (place: AnalysisPlace) => {
    const described = await describedOr(services, place);
    if (described === null) return;
    const { query } = place.visit.request;
    const view = viewIn(query);
    const definitions = await analysis.definitions.read(place.subject);
    const find = textField(query, 'find', 100).trim();
    renderPage(
      place.visit.response,
      'workbench',
      workbenchPage({ place, view, find, described, definitions, result: null }),
    );
  };
  door('GET /manage/surveys/:survey/workbench', (visit) => show(surveyPlace(visit)));
  door('GET /manage/ballots/:ballot/workbench', (visit) => show(ballotPlace(visit)));
}
