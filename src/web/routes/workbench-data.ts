/** `data.csv` of a view: the rows that its lines of R read. That they were taken out is in the audit log. */
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { orThrow } from '../refusal.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';
import { viewIn } from '../workbench/address.js';
import { surveyPlace } from '../workbench/place.js';
import { showWaiting } from '../workbench/waiting.js';

/** Adds what the button beside lines of R is sent to. A ballot has none: its papers are given out to nobody. */
export function addWorkbenchDataRoutes(door: AddDoor, services: Services): void {
  door('POST /manage/surveys/:survey/workbench/data.csv', (visit) => take(services, visit));
}

async function take({ analysis }: Services, visit: SurveyVisit): Promise<void> {
  const place = surveyPlace(visit);
  const view = viewIn(visit.request.body);
  const answer = await analysis.enquire([place.subject], 'rows', { view, language: 'en', waves: null });
  if (answer.ok === 'waiting') return showWaiting(place, answer.read);
  const { text } = orThrow(answer);
  const name = [...view.rows, ...view.banner].join(', ');
  await analysis.noteTaken(place.subject, { action: 'rows-downloaded', name }, actorOf(visit));
  visit.response.type('text/csv; charset=utf-8').attachment('data.csv').send(text);
}
