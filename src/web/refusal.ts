/** What becomes of a refusal: a page of its own in an organiser’s surroundings with the way back, or a thrown problem. */
import { type Problem, ProblemError } from '../shared/problem.js';
import type { Result } from '../shared/result.js';
import { problemPage } from './pages/problem.js';
import { type PageLink, renderPage, wordsFor } from './render.js';
import type { BallotVisit } from './visit.js';

/** Shows the problem's page in the organiser's area, leading back to `back`. */
export function showRefusal({ response }: BallotVisit, problem: Problem, back: PageLink): void {
  const { t } = wordsFor(response, 'organiser');
  const page = problemPage(problem, t, { area: 'organiser', links: [back] });
  renderPage(response, 'problem', page, problem);
}

/** The value, or the problem thrown on its way to `errors.ts`, which shows its page. */
export function orThrow<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.problem);
  return result.value;
}
