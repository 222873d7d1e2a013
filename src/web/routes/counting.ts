/** How votes are counted, for anybody. */
import { countingPage } from '../pages/counting.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds `GET /about/counting`. */
export function addCountingRoutes(door: AddDoor): void {
  door('GET /about/counting', ({ response }) => {
    renderPage(response, 'counting', countingPage(wordsFor(response, 'public').t));
  });
}
