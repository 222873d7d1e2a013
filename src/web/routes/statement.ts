/** The service's two statements, accessibility and privacy, for anybody. */
import { statementPage } from '../pages/statement.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds `GET /accessibility` and `GET /privacy`. */
export function addStatementRoutes(door: AddDoor): void {
  door('GET /accessibility', ({ response }) => {
    renderPage(response, 'statement', statementPage('accessibility', wordsFor(response, 'public').t));
  });
  door('GET /privacy', ({ response }) => {
    renderPage(response, 'statement', statementPage('privacy', wordsFor(response, 'public').t));
  });
}
