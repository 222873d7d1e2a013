/** Consent asked twice: on a survey's first page, where every survey has it, and again by its questionnaire. */
import { everyPart } from '../../domain/questionnaire/editing/index.js';
import { isQuestionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';

/** The names of questions that ask for the agreement that respondents have given on the first page. */
export function consentsAsked({ parts }: Pick<Questionnaire, 'parts'>): readonly string[] {
  return parts
    .flatMap(everyPart)
    .flatMap((part) =>
      part.kind === 'question' && isQuestionType(part.type) && questionType(part.type).asksConsent
        ? [part.name]
        : [],
    );
}
