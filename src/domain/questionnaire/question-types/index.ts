/** The hall of question types: every type once. Nothing outside branches on a type's name. */
import { present } from '../../../shared/assert.js';
import type { QuestionType } from '../question-type.js';
import { acknowledgement } from './acknowledgement.js';
import { bestWorst } from './best-worst.js';
import { calculate } from './calculate.js';
import { choiceTask } from './choice-task.js';
import { consent } from './consent.js';
import { constantSum } from './constant-sum.js';
import { date } from './date.js';
import { decimalNumber } from './decimal-number.js';
import { email } from './email.js';
import { grid } from './grid.js';
import { hidden } from './hidden.js';
import { longText } from './long-text.js';
import { multipleChoice } from './multiple-choice.js';
import { note } from './note.js';
import { paired } from './paired.js';
import { picture } from './picture.js';
import { ranking } from './ranking.js';
import { rating } from './rating.js';
import { shortText } from './short-text.js';
import { singleChoice } from './single-choice.js';
import { vignette } from './vignette.js';
import { wholeNumber } from './whole-number.js';
import { zeroToTen } from './zero-to-ten.js';

/** In the order in which an author is offered them. */
export const QUESTION_TYPES: readonly QuestionType[] = [
  singleChoice,
  multipleChoice,
  shortText,
  longText,
  wholeNumber,
  decimalNumber,
  date,
  email,
  rating,
  zeroToTen,
  grid,
  ranking,
  constantSum,
  bestWorst,
  paired,
  choiceTask,
  vignette,
  consent,
  acknowledgement,
  note,
  picture,
  calculate,
  hidden,
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
