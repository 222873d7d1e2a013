/** A questionnaire's questions as the views in `views/questions/` show them, and their faults as sentences. */
import { answerField, type ReadAnswers } from '../../domain/questionnaire/answers.js';
import type { Question } from '../../domain/questionnaire/definition.js';
import { inLanguage, type Language, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';

/** What `views/questions/<type>.ejs` reads as `question`. */
export interface ShownQuestion {
  readonly type: string;
  readonly field: {
    readonly name: string;
    readonly label: string;
    /** The languages in which the lab wrote the label and each choice. */
    readonly lang: string;
    readonly hint?: string;
    readonly optional: boolean;
    readonly labelSize: 's';
    readonly choices: readonly {
      readonly value: string;
      readonly text: string;
      readonly language: string;
    }[];
  };
}

/** The questions in the language asked for; include each with `include('questions/' + question.type, { question })`. */
export function shownQuestions(questions: readonly Question[], language: Language): readonly ShownQuestion[] {
  return questions.map((question) => ({
    type: question.type,
    field: {
      name: answerField(question),
      label: inLanguage(question.label, language),
      lang: languageGiven(question.label, language),
      ...(question.hint === null ? {} : { hint: inLanguage(question.hint, language) }),
      optional: !question.required,
      labelSize: 's',
      choices: question.choices.map(({ name, label }) => ({
        value: name,
        text: inLanguage(label, language),
        language: languageGiven(label, language),
      })),
    },
  }));
}

/** The faults of `readAnswers` as the page's errors: one sentence a field, naming its question. */
export function answerErrors(
  questions: readonly Question[],
  errors: ReadAnswers['errors'],
  language: Language,
  t: Translate,
): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const field = answerField(question);
      const [fault] = errors[field] ?? [];
      if (fault === undefined) return [];
      const parameters = { ...fault.parameters, question: inLanguage(question.label, language) };
      return [[field, t(`questions.errors.${fault.key}`, parameters)]];
    }),
  );
}
