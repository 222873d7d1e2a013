/** Where a ballot begins. */
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { FormReader } from '../form-reader.js';
import { newBallotPage } from '../pages/ballot-new.js';
import { ballotHome } from '../pages/organiser-frame.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds the page that makes a draft. */
export function addBallotNewRoutes(door: AddDoor, { setUp }: Services): void {
  door('GET /manage/labs/:lab/ballots/new', (visit) => {
    renderPage(visit.response, 'ballot-new', newBallotPage(visit));
  });

  door('POST /manage/labs/:lab/ballots/new', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const question = reader.bothLines('question', { label: 'the question', longest: 300, required: true });
    if (Object.keys(reader.errors).length > 0) {
      const page = newBallotPage(visit, { values: reader.typed, errors: reader.errors });
      return renderPage(visit.response, 'ballot-new', page, 422);
    }
    const slug = await setUp.create(visit.lab, question, actorOf(visit));
    visit.response.redirect(303, ballotHome(slug));
  });
}
