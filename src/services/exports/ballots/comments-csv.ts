/** `comments.csv`: what voters wrote, for analysts. Never public. */
import { questionType } from '../../../domain/questionnaire/question-types/index.js';
import { inLanguage } from '../../../shared/language.js';
import type { Comment } from '../../ballots/comments.js';
import type { BallotDefinition } from '../../ballots/definition.js';
import { optionNames } from '../../ballots/election.js';
import { safeCsv } from './spreadsheet.js';

/** Question, comment, first choice and the groups that may be told, one comment a line. */
export function commentsCsv(definition: BallotDefinition, comments: readonly Comment[]): string {
  const names = optionNames(definition);
  const groups = definition.companions.filter(
    ({ type }) => questionType(type).defaultTable === 'frequencies',
  );
  const header = ['question', 'comment', 'first choice', ...groups.map(({ name }) => name)];
  const rows = comments.map((comment) => [
    comment.question,
    comment.text,
    comment.firstChoice === null ? '' : (names[comment.firstChoice] ?? ''),
    ...groups.map((question) => {
      const chosen = question.choices.find(({ name }) => name === comment.groups[question.name]);
      return chosen === undefined ? '' : inLanguage(chosen.label, 'en');
    }),
  ]);
  return safeCsv([header, ...rows]);
}
