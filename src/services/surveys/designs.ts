/** The designs of a version's experiments, drawn once when it is published and frozen with it. */
import type { Design } from '../../domain/experiments/design.js';
import { definedQuestion } from '../../domain/questionnaire/defined-question.js';
import { everyPart } from '../../domain/questionnaire/editing/index.js';
import { drawDesign } from '../../domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';
import { isQuestionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { ok, type Result, refuse } from '../../shared/result.js';

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

/** The design of every experiment, or a sentence for each that cannot be had. May take seconds. */
export function drawDesigns(questionnaire: Questionnaire): Result<Designs, readonly string[]> {
  const designs = new Map<string, Design>();
  const faults: string[] = [];
  for (const { name, needs } of experimentsOf(questionnaire)) {
    const drawn = drawDesign(needs);
    if (drawn.ok) designs.set(name, drawn.value);
    else faults.push(...drawn.problem.map(({ field, sentence }) => `${name}, ${field}: ${sentence}`));
  }
  return faults.length === 0 ? ok(Object.fromEntries(designs)) : refuse(faults);
}
