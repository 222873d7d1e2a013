/** A submitted form becomes a questionnaire's answers, in one canonical shape, or the reasons why it cannot. */
import { type Answer, type Answers, isNames, type Question } from './definition.js';
import { type Form, typedIn } from './form.js';
import type { AnswerFault } from './question-type.js';
import { questionType } from './question-types/index.js';

/** What a form held. Where a question is refused its answer is null and `errors` has its field. */
export interface ReadAnswers {
  /** Every question once, in the questionnaire's order; chosen choices in the question's order. */
  readonly answers: Answers;
  /** By form field, in the questionnaire's order. */
  readonly errors: Readonly<Record<string, readonly AnswerFault[]>>;
}

/** The form field of a question; the prefix keeps it apart from the page's own fields. */
export function answerField(question: Pick<Question, 'name'>): string {
  return `answer-${question.name}`;
}

/** Reads every question's answer from the form. */
export function readAnswers(questions: readonly Question[], form: Form): ReadAnswers {
  const answers: Record<string, Answer> = {};
  const errors: Record<string, readonly AnswerFault[]> = {};
  for (const question of questions) {
    const field = answerField(question);
    const read = questionType(question.type).read(question, typedIn(form, field));
    answers[question.name] = read.ok ? read.value : null;
    if (!read.ok) errors[field] = read.problem;
  }
  return { answers, errors };
}

/** The answers as the values of a form that would send them again; blanks are left out, parts are `field.part`. */
export function answerValues(
  questions: readonly Question[],
  answers: Answers,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answers[question.name] ?? null;
      return answer === null ? [] : sentAs(answerField(question), answer);
    }),
  );
}

function sentAs(
  field: string,
  answer: NonNullable<Answer>,
): readonly (readonly [string, string | readonly string[]])[] {
  if (typeof answer === 'string' || isNames(answer)) return [[field, answer]];
  return Object.entries(answer).map(([part, text]) => [`${field}.${part}`, text]);
}
