/** A discrete-choice (conjoint) design from an organiser's request: the way in for everything outside this folder. */
import { ok, type Result, refuse } from '../../shared/result.js';
import { type ChoiceAdvice, choiceAdvice } from './choice-advice.js';
import { type ChoiceMeasures, choiceMeasures } from './choice-measures.js';
import { type ChoiceRequest, choiceFaults } from './choice-request.js';
import { choiceTasks } from './choice-search.js';
import { choiceVersions } from './choice-versions.js';
import type { Design } from './design.js';
import type { DesignFault } from './fault.js';

/** A design with what it achieves and what it asks for. */
export interface ChoiceReport {
  readonly design: Design;
  readonly measures: ChoiceMeasures;
  readonly advice: ChoiceAdvice;
}

/**
 * A D-efficient design for the main effects of the attributes, dealt into versions; the same request always gives the same
 * design. Refused with every fault when the request cannot be met.
 */
export function designChoice(request: ChoiceRequest): Result<ChoiceReport, DesignFault[]> {
  const faults = choiceFaults(request);
  if (faults.length > 0) return refuse(faults);
  const tasks = choiceTasks(request);
  if (tasks === null)
    return refuse([
      {
        field: 'prohibitions',
        sentence: 'expected room for a task of different profiles, found none with this overlap',
      },
    ]);
  const design: Design = {
    kind: 'choice',
    seed: request.seed,
    attributes: request.attributes.map(({ name, levels }) => ({ name, levels: [...levels] })),
    noneOption: request.noneOption,
    versions: choiceVersions(tasks, request.versions, request.seed),
  };
  const measures = choiceMeasures(design, request);
  if (measures === null)
    return refuse([
      {
        field: 'prohibitions',
        sentence: 'expected tasks from which every utility can be estimated, found none',
      },
    ]);
  return ok({ design, measures, advice: choiceAdvice(request, measures) });
}
