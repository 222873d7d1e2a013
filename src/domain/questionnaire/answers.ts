/** A submitted form becomes a questionnaire's answers, in one canonical shape, or the reasons why it cannot. */
import { inLanguage } from '../../shared/language.js';
import type { Answer, Answers, Question } from './definition.js';
import { type Form, partField, typedUnder } from './form.js';
import type { AnswerFault } from './question-type.js';
import { questionType } from './question-types/index.js';

/** What a form held. Where a question is refused its answer is null and `errors` has its field. */
export interface ReadAnswers {
  /** Every question once, in the questionnaire's order; chosen choices in the question's order. */
  readonly answers: Answers;
  /** By form field (`answer-<name>`, or `answer-<name>.<part>` where a part can put it right), in order. */
  readonly errors: Readonly<Record<string, readonly AnswerFault[]>>;
}

/** The form field of a question; the prefix keeps it apart from the page's own fields. */
export function answerField(question: Pick<Question, 'name'>): string {
  return `answer-${question.name}`;
}

/** Reads every question's answer from the form. */
export function readAnswers(questions: readonly Question[], form: Form): ReadAnswers {
  const answers: [string, Answer][] = [];
  const errors: Record<string, AnswerFault[]> = {};
  for (const question of questions) {
    const field = answerField(question);
    const read = questionType(question.type).read(question, typedUnder(form, field));
    answers.push([question.name, read.ok ? read.value : null]);
    for (const fault of read.ok ? [] : read.problem) {
      const at = partField(field, fault.part ?? '');
      errors[at] = [...(errors[at] ?? []), fault];
    }
  }
  return { answers: Object.fromEntries(answers), errors };
}

/** The answers as the values of a form that would send them again; blanks are left out, parts are `field.part`. */
export function answerValues(
  questions: readonly Question[],
  answers: Answers,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = Object.hasOwn(answers, question.name) ? (answers[question.name] ?? null) : null;
      if (answer === null) return [];
      const sent = Object.entries(questionType(question.type).typed(question, answer));
      return sent.map(([part, text]) => [partField(answerField(question), part), text]);
    }),
  );
}

/** The answer as piped into another text: its lines in this language, separated by commas; empty for a blank. */
export function answerWords(question: Question, answer: Answer, language: string): string {
  return questionType(question.type)
    .answerText(question, answer)
    .map(({ about, text }) =>
      about === null
        ? inLanguage(text, language)
        : `${inLanguage(about, language)}: ${inLanguage(text, language)}`,
    )
    .join(', ');
}
