/** Turnout of a ballot, for those who run it. */
import type { Services } from '../../services/index.js';
import { turnoutPage } from '../pages/turnout.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** `/manage/ballots/:ballot/turnout`. */
export function addTurnoutRoutes(door: AddDoor, { turnout, context }: Services): void {
  door('GET /manage/ballots/:ballot/turnout', async (visit) => {
    const { response, ballot } = visit;
    const { format } = wordsFor(response, 'organiser');
    const words = { format, zone: context.config.labTimeZone, now: context.clock.now() };
    renderPage(response, 'turnout', turnoutPage(visit, await turnout.show(ballot), words));
  });
}
