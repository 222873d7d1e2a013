/** The designs of a version's experiments, drawn once when it is published and frozen with it. */
import type { FrozenDesigns } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';

/** The designs by the experiment's key. */
export function drawDesigns(_questionnaire: Questionnaire): FrozenDesigns {
  return {};
}
