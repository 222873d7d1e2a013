/** From a question that is an experiment to the design that is frozen with its version, whichever its type. */

import { ok, type Result } from '../../shared/result.js';
import { designBestWorst } from '../experiments/best-worst-design.js';
import { bestWorstFaults } from '../experiments/best-worst-request.js';
import { designChoice } from '../experiments/choice-design.js';
import { choiceFaults } from '../experiments/choice-request.js';
import type { Design } from '../experiments/design.js';
import type { DesignFault } from '../experiments/fault.js';
import type { DesignNeeds } from './question-type.js';

/** Every reason why there can be no such design, told without searching for one. */
export function needsFaults(needs: DesignNeeds): readonly DesignFault[] {
  return needs.kind === 'choice'
    ? choiceFaults(choiceRequest(needs))
    : bestWorstFaults(bestWorstRequest(needs));
}

/** The design, searched for (which can take seconds): the same needs always give the same one. Refused with every fault. */
export function drawDesign(needs: DesignNeeds): Result<Design, readonly DesignFault[]> {
  const drawn =
    needs.kind === 'choice' ? designChoice(choiceRequest(needs)) : designBestWorst(bestWorstRequest(needs));
  return drawn.ok ? ok(drawn.value.design) : drawn;
}

function bestWorstRequest({ attributes, profiles, tasks, versions, seed }: DesignNeeds) {
  return { items: attributes[0]?.levels ?? [], itemsPerTask: profiles, tasks, versions, seed };
}

/** A questionnaire's own designs prohibit nothing and show as few levels twice in a task as can be. */
function choiceRequest({ attributes, profiles, tasks, versions, noneOption, seed }: DesignNeeds) {
  const request = { attributes, alternatives: profiles, tasks, versions, noneOption, seed };
  return { ...request, prohibitions: [], overlap: 'minimal', method: 'coordinate' } as const;
}
