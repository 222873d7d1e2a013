/** A refusal shown to somebody who runs a survey: in their own surroundings, with the way back. */
import type { Problem } from '../shared/problem.js';
import { problemPage } from './pages/problem.js';
import { surveyHome } from './pages/survey-desk.js';
import { type PageLink, renderPage, wordsFor } from './render.js';
import type { SurveyVisit } from './visit.js';

/** Shows the problem's page in the organiser's area, leading back to the survey unless another way is given. */
export function showSurveyRefusal(
  { response, survey }: SurveyVisit,
  problem: Problem,
  back?: PageLink,
): void {
  const { t } = wordsFor(response, 'organiser');
  const links = [back ?? { text: 'See the survey as it is now', href: surveyHome(survey.slug) }];
  renderPage(response, 'problem', problemPage(problem, t, { area: 'organiser', links }), problem);
}
