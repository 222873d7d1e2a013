/** `data.csv` or `choices.csv` of a view: the rows that its lines of R read. That they were taken out is in the audit log. */
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { textField } from '../form.js';
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
  const question = textField(visit.request.body, 'question', 200) || null;
  const asked = { view, question, language: 'en', waves: null };
  const answer = await analysis.enquire([place.subject], 'rows', asked);
  if (answer.ok === 'waiting') return showWaiting(place, answer.read);
  const { text } = orThrow(answer);
  const name = [...(question === null ? view.rows : [question]), ...view.banner].join(', ');
  await analysis.noteTaken(place.subject, { action: 'rows-downloaded', name }, actorOf(visit));
  visit.response
    .type('text/csv; charset=utf-8')
    .attachment(question === null ? 'data.csv' : 'choices.csv')
    .send(text);
}
