/** The question of a ballot, while it is a draft. */
import type { Services } from '../../services/index.js';
import { savePart, showPart } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { questionForm } from '../pages/ballot-question.js';
import type { AddDoor } from '../security/door.js';

/** Adds the page that edits the question. */
export function addBallotQuestionRoutes(door: AddDoor, services: Services): void {
  door('GET /manage/ballots/:ballot/question', (visit) => showPart(visit, questionForm(visit.ballot.slug)));
  door('POST /manage/ballots/:ballot/question', (visit) =>
    savePart(services, visit, questionForm(visit.ballot.slug), new FormReader(visit.request.body)),
  );
}
