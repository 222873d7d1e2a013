/** How votes are counted, for anybody. */
import { readOutsideCounts } from '../../services/ballots/outside-counts.js';
import { countingPage } from '../pages/counting.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds `GET /about/counting`. */
export function addCountingRoutes(door: AddDoor): void {
  const outside = readOutsideCounts();
  door('GET /about/counting', ({ response }) => {
    renderPage(response, 'counting', countingPage(outside, wordsFor(response, 'public')));
  });
}
