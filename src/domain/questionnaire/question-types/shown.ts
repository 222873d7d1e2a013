/** What is shown and not asked: it takes no answer and makes no variable. */
import type { QuestionType } from '../question-type.js';
import { defineType } from './define-type.js';

/** A type of this name, written as a `note` with this appearance. */
export function shownType(
  name: string,
  appearance: string | null,
  check: QuestionType['check'],
): QuestionType {
  return defineType({
    name,
    xlsform: { word: 'note', appearance },
    answeredBy: 'nobody',
    defaultTable: 'none',
    check,
    typed: () => ({}),
    fromText: () => null,
    variables: () => [],
    coder: () => () => [],
  });
}
