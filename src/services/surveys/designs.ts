/** The designs of a version's experiments, drawn once when it is published and frozen with it. */
import { designBestWorst } from '../../domain/experiments/best-worst-design.js';
import { designChoice } from '../../domain/experiments/choice-design.js';
import type { Design } from '../../domain/experiments/design.js';
import type { DesignFault } from '../../domain/experiments/fault.js';
import { definedQuestion } from '../../domain/questionnaire/defined-question.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';
import { questionType } from '../../domain/questionnaire/question-types/index.js';
import type {
  Questionnaire,
  QuestionnairePart,
  QuestionPart,
} from '../../domain/questionnaire/questionnaire.js';
import { ok, type Result, refuse } from '../../shared/result.js';

/** Designs by the experiment's name. */
export type Designs = Readonly<Record<string, Design>>;

/** How each kind of design is drawn from what a question needs. */
const DRAWN: Readonly<
  Record<DesignNeeds['kind'], (needs: DesignNeeds) => Result<{ readonly design: Design }, DesignFault[]>>
> = {
  'best-worst': ({ attributes, profiles, tasks, versions, seed }) =>
    designBestWorst({ items: attributes[0]?.levels ?? [], itemsPerTask: profiles, tasks, versions, seed }),
  choice: ({ attributes, profiles, tasks, versions, noneOption, seed }) =>
    designChoice({
      ...{ attributes, tasks, versions, noneOption, seed },
      ...{ alternatives: profiles, prohibitions: [], overlap: 'minimal', method: 'coordinate' },
    }),
};

/** The design of every experiment, or a sentence for each that cannot be had. May take seconds. */
export function drawDesigns(questionnaire: Questionnaire): Result<Designs, readonly string[]> {
  const designs = new Map<string, Design>();
  const faults: string[] = [];
  for (const part of questionsIn(questionnaire.parts)) {
    const needs = questionType(part.type).design(definedQuestion(part, questionnaire.lists));
    if (needs === null) continue;
    const drawn = DRAWN[needs.kind](needs);
    if (drawn.ok) designs.set(part.name, drawn.value.design);
    else faults.push(...drawn.problem.map(({ field, sentence }) => `${part.name}, ${field}: ${sentence}`));
  }
  return faults.length === 0 ? ok(Object.fromEntries(designs)) : refuse(faults);
}

function questionsIn(parts: readonly QuestionnairePart[]): readonly QuestionPart[] {
  return parts.flatMap((part) => (part.kind === 'question' ? [part] : questionsIn(part.children)));
}
