/** How far the count of a ballot is, while it is being made. */
import type { Services } from '../../services/index.js';
import { ballotCountPage } from '../pages/ballot-count.js';
import { ballotHome } from '../pages/organiser-frame.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds the page on which a lab waits for a count; once it is stored, or before it is asked for, the ballot's home is shown. */
export function addBallotCountRoutes(door: AddDoor, { counts }: Services): void {
  door('GET /manage/ballots/:ballot/count', async (visit) => {
    const { ballot, response } = visit;
    const row = await counts.find(ballot.id);
    if (row === undefined) return response.redirect(303, ballotHome(ballot.slug));
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'ballot-count', ballotCountPage(visit, row, format));
  });
}
