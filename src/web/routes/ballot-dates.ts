/** When a ballot opens and closes, while it is a draft. */
import type { Services } from '../../services/index.js';
import { savePart, showPart } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { datesForm } from '../pages/ballot-dates.js';
import { wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** Adds the page that edits the dates. */
export function addBallotDatesRoutes(door: AddDoor, services: Services): void {
  const { clock, config } = services.context;
  const formFor = ({ ballot, response }: BallotVisit) =>
    datesForm({
      slug: ballot.slug,
      zone: config.labTimeZone,
      now: clock.now(),
      format: wordsFor(response, 'organiser').format,
    });
  door('GET /manage/ballots/:ballot/dates', (visit) => showPart(visit, formFor(visit)));
  door('POST /manage/ballots/:ballot/dates', (visit) =>
    savePart(services, visit, formFor(visit), new FormReader(visit.request.body)),
  );
}
