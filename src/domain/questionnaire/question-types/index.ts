/** The hall of question types: every type once. Nothing outside branches on a type's name. */
import { present } from '../../../shared/assert.js';
import type { QuestionType } from '../question-type.js';
import { longText } from './long-text.js';
import { multipleChoice } from './multiple-choice.js';
import { shortText } from './short-text.js';
import { singleChoice } from './single-choice.js';

/** In the order in which an organiser is offered them. */
export const QUESTION_TYPES: readonly QuestionType[] = [singleChoice, multipleChoice, shortText, longText];

/** Whether the hall has a type of this name. */
export function isQuestionType(name: string): boolean {
  return QUESTION_TYPES.some((type) => type.name === name);
}

/** The type of this name, which every stored definition names rightly. */
export function questionType(name: string): QuestionType {
  return present(
    QUESTION_TYPES.find((type) => type.name === name),
    'a stored question has a type of the hall',
  );
}
