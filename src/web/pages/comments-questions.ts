/** The questions of a survey that people answered in their own words. */
import type { CommentQuestion, CommentQuestions } from '../../services/analysis/comments/comments.js';
import { questionAddress } from '../comments/desk.js';
import type { PageModel } from '../render.js';
import type { AnalysisPlace } from '../workbench/place.js';

/** The model of `views/pages/comments-questions.ejs`. */
export function commentQuestionsPage(
  place: AnalysisPlace,
  { questions, refused }: CommentQuestions,
): PageModel {
  return {
    ...{ ...place.frame(), title: 'Comments', refused: refused?.sentence ?? null },
    questions: questionLines(place, questions),
  };
}

/** Each question with how many comments there are and how far they are coded. */
export function questionLines(place: Pick<AnalysisPlace, 'home'>, questions: readonly CommentQuestion[]) {
  return questions.map(({ name, label, comments, stage }) => ({
    ...{ label, href: questionAddress(place, name) },
    words: [
      `${comments} ${comments === 1 ? 'comment' : 'comments'}`,
      ...(stage === 'coding' ? ['being coded'] : []),
      ...(stage === 'compared' ? ['coders compared'] : []),
    ].join(', '),
  }));
}
