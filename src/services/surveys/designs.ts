/** The experiments of a questionnaire, whose designs are drawn once when it is published and frozen with the version. */
import type { Design } from '../../domain/experiments/design.js';
import { definedQuestion } from '../../domain/questionnaire/defined-question.js';
import { everyPart } from '../../domain/questionnaire/editing/index.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';
import { isQuestionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';

/** Designs by the experiment's name. */
export type Designs = Readonly<Record<string, Design>>;

/** An experiment of a questionnaire with what its design is drawn from. */
export interface Experiment {
  readonly name: string;
  readonly needs: DesignNeeds;
}

/** Every experiment of the questionnaire, in the order asked. */
export function experimentsOf({ parts, lists }: Questionnaire): readonly Experiment[] {
  return parts.flatMap(everyPart).flatMap((part) => {
    if (part.kind !== 'question' || !isQuestionType(part.type)) return [];
    const needs = questionType(part.type).design(definedQuestion(part, lists));
    return needs === null ? [] : [{ name: part.name, needs }];
  });
}
