/** A refusal shown to somebody who runs a ballot: in their own surroundings, with the way back. */
import type { Problem } from '../shared/problem.js';
import { problemPage } from './pages/problem.js';
import { type PageLink, renderPage, wordsFor } from './render.js';
import type { BallotVisit } from './visit.js';

/** Shows the problem's page in the organiser's area, leading back to `back`. */
export function showRefusal({ response }: BallotVisit, problem: Problem, back: PageLink): void {
  const { t } = wordsFor(response, 'organiser');
  const page = problemPage(problem, t, { area: 'organiser', links: [back] });
  renderPage(response, 'problem', page, problem.status);
}
