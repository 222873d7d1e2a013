/** The hall of question types: every type once. Nothing outside branches on a type's name. */
import { present } from '../../../shared/assert.js';
import type { QuestionType } from '../question-type.js';
import { date } from './date.js';
import { decimalNumber } from './decimal-number.js';
import { longText } from './long-text.js';
import { multipleChoice } from './multiple-choice.js';
import { ranking } from './ranking.js';
import { shortText } from './short-text.js';
import { singleChoice } from './single-choice.js';
import { wholeNumber } from './whole-number.js';

/** In the order in which an author is offered them. */
export const QUESTION_TYPES: readonly QuestionType[] = [
  singleChoice,
  multipleChoice,
  shortText,
  longText,
  wholeNumber,
  decimalNumber,
  date,
  ranking,
];

/** The types that can be asked beside the vote on a ballot's paper. */
export const COMPANION_TYPES: readonly QuestionType[] = QUESTION_TYPES.filter(({ companion }) => companion);

/** Whether the hall has a type of this name. */
export function isQuestionType(name: string): boolean {
  return QUESTION_TYPES.some((type) => type.name === name);
}

/** Whether a ballot may ask a question of this type beside the vote. */
export function isCompanionType(name: string): boolean {
  return COMPANION_TYPES.some((type) => type.name === name);
}

/** The type of this name, which every stored definition names rightly. */
export function questionType(name: string): QuestionType {
  return present(
    QUESTION_TYPES.find((type) => type.name === name),
    'a stored question has a type of the hall',
  );
}
