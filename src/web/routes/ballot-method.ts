/** How a ballot is counted, while it is a draft. */
import type { Services } from '../../services/index.js';
import { savePart, showPart } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { methodForm } from '../pages/ballot-method.js';
import { wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** Adds the page that edits the method. */
export function addBallotMethodRoutes(door: AddDoor, services: Services): void {
  const formFor = ({ ballot, response }: BallotVisit) =>
    methodForm(ballot.slug, wordsFor(response, 'organiser').t);
  door('GET /manage/ballots/:ballot/method', (visit) => showPart(visit, formFor(visit)));
  door('POST /manage/ballots/:ballot/method', (visit) =>
    savePart(services, visit, formFor(visit), new FormReader(visit.request.body)),
  );
}
