/** What the flow asks of the hall of question types; it never looks at a type's name. */

import type { Result } from '../../../shared/result.js';
import { answerField } from '../answers.js';
import { type Answer, isNames, type Question, type Task } from '../definition.js';
import { type Form, typedUnder } from '../form.js';
import type { AnswerFault, ConditionValue } from '../question-type.js';
import { isQuestionType, questionType } from '../question-types/index.js';
import type { ListedChoice, QuestionPart } from '../questionnaire.js';

/** Whether the hall knows the type. */
export function isKnown(type: string): boolean {
  return isQuestionType(type);
}

/** Whether questions of the type are put on a page; the others are worked out, or come with the way in. */
export function isAsked(type: string): boolean {
  return isQuestionType(type) && questionType(type).answeredBy !== 'calculation';
}

/** The part as the hall sees it, with every choice and row and nothing piped. */
export function wholeQuestion(
  part: QuestionPart,
  key: string,
  choices: readonly ListedChoice[],
  rows: readonly ListedChoice[],
): Question {
  const { type, label, hint, guidance, image, imageAlt, parameters, appearance } = part;
  const shared = { type, name: key, label, guidance, image, imageAlt, parameters, appearance };
  return { ...shared, hint: Object.keys(hint).length === 0 ? null : hint, required: false, choices, rows };
}

/** What is asked for the question: itself, or a question for each task of an experiment. */
export function expanded(question: Question, tasks: readonly Task[] | null): readonly Question[] {
  return isQuestionType(question.type) ? questionType(question.type).expand(question, tasks) : [question];
}

/** What the form holds for the question, read; never throws. */
export function readForm(question: Question, form: Form): Result<Answer, readonly AnswerFault[]> {
  return questionType(question.type).read(question, typedUnder(form, answerField(question)));
}

/** The answer read once more, as if it had just been typed: null where these choices do not allow it. */
export function readAgain(question: Question, answer: Answer): Result<Answer, readonly AnswerFault[]> {
  const type = questionType(question.type);
  const typed = type.typed(question, answer);
  const listed = (part: string): readonly string[] => {
    const sent = Object.hasOwn(typed, part) ? (typed[part] ?? []) : [];
    return typeof sent === 'string' ? [sent] : sent;
  };
  return type.read(question, { own: listed(''), part: listed });
}

/** What is left of an answer when the question has these choices only; null for nothing. */
export function leftOf(question: Question, answer: Answer): Answer {
  if (answer === null) return null;
  const names = new Set(question.choices.map(({ name }) => name));
  const left = isNames(answer) ? answer.filter((name) => names.has(name)) : answer;
  const read = readAgain({ ...question, required: false }, left);
  return read.ok ? read.value : null;
}

/** The answer that a default, a calculation or a way in gives as text. */
export function answerFrom(question: Question, text: string): Answer {
  return text === '' ? null : questionType(question.type).fromText(question, text);
}

/** The answer as expressions see it. */
export function conditionOf(question: Question, answer: Answer): ConditionValue {
  return answer === null ? '' : questionType(question.type).condition(question, answer);
}
