/** A ballot's home for those who run it. */
import type { Services } from '../../services/index.js';
import { ballotHomePage } from '../pages/ballot-home.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds the home of every ballot. */
export function addBallotHomeRoutes(door: AddDoor, { context, setUp, counts }: Services): void {
  door('GET /manage/ballots/:ballot', async (visit) => {
    const words = { ...wordsFor(visit.response, 'organiser'), zone: context.config.labTimeZone };
    const situation = await setUp.situation(visit.ballot);
    const underWay = visit.ballot.state === 'closed' ? await counts.find(visit.ballot.id) : undefined;
    renderPage(visit.response, 'ballot-home', ballotHomePage(visit, situation, words, underWay));
  });
}
