/** From a question that is an experiment to its design: what it asks of people, and what it achieves once it is drawn. */

import { ok, type Result } from '../../shared/result.js';
import { type BestWorstAdvice, bestWorstAdvice } from '../experiments/best-worst-advice.js';
import { type BestWorstReport, designBestWorst } from '../experiments/best-worst-design.js';
import { type BestWorstRequest, bestWorstFaults } from '../experiments/best-worst-request.js';
import { type ChoiceAdvice, choiceAdvice } from '../experiments/choice-advice.js';
import { type ChoiceReport, designChoice } from '../experiments/choice-design.js';
import { type ChoiceRequest, choiceFaults, leastTasks } from '../experiments/choice-request.js';
import type { Design } from '../experiments/design.js';
import type { DesignFault } from '../experiments/fault.js';
import type { DesignNeeds } from './question-type.js';

/** A finished design with what it achieves and what it asks for. */
export type DesignReport =
  | ({ readonly kind: 'best-worst' } & BestWorstReport)
  | ({ readonly kind: 'choice' } & ChoiceReport);

/** What can be told of a design before it is drawn. */
export type NeedsAdvice =
  | { readonly kind: 'best-worst'; readonly advice: BestWorstAdvice }
  | { readonly kind: 'choice'; readonly advice: ChoiceAdvice };

/** Every reason why there can be no such design, told without searching for one. */
export function needsFaults(needs: DesignNeeds): readonly DesignFault[] {
  return needs.kind === 'choice'
    ? choiceFaults(choiceRequest(needs))
    : bestWorstFaults(bestWorstRequest(needs));
}

/** Tasks for each respondent and the sample that they need. The needs have no faults. */
export function needsAdvice(needs: DesignNeeds): NeedsAdvice {
  return needs.kind === 'choice'
    ? { kind: 'choice', advice: choiceAdvice(choiceRequest(needs), null) }
    : { kind: 'best-worst', advice: bestWorstAdvice(bestWorstRequest(needs)) };
}

/** The design, searched for (which can take seconds): the same needs always give the same one. Refused with every fault. */
export function drawReport(needs: DesignNeeds): Result<DesignReport, readonly DesignFault[]> {
  if (needs.kind === 'choice') {
    const drawn = designChoice(choiceRequest(needs));
    return drawn.ok ? ok({ kind: 'choice', ...drawn.value }) : drawn;
  }
  const drawn = designBestWorst(bestWorstRequest(needs));
  return drawn.ok ? ok({ kind: 'best-worst', ...drawn.value }) : drawn;
}

/**
 * A design of the same tasks that hardly was searched for, in as few versions as can be, which takes milliseconds: for
 * looking at tasks before the real one is drawn, never for fielding. Null where there is none.
 */
export function quickDesign(needs: DesignNeeds): Design | null {
  if (needs.kind === 'choice') {
    const request = choiceRequest(needs);
    const versions = Math.min(needs.versions, Math.ceil(leastTasks(request) / needs.tasks));
    const drawn = designChoice({ ...request, versions, effort: 'quick' });
    return drawn.ok ? drawn.value.design : null;
  }
  const request = bestWorstRequest(needs);
  const least = Math.ceil((request.items.length - 1) / (request.itemsPerTask - 1) / needs.tasks);
  const versions = Math.min(needs.versions, Math.max(1, least));
  const drawn = designBestWorst({ ...request, versions, effort: 'quick' });
  return drawn.ok ? drawn.value.design : null;
}

function bestWorstRequest({ attributes, profiles, tasks, versions, seed }: DesignNeeds): BestWorstRequest {
  return { items: attributes[0]?.levels ?? [], itemsPerTask: profiles, tasks, versions, seed };
}

/** A questionnaire's own designs show as few levels twice in a task as can be. */
function choiceRequest(needs: DesignNeeds): ChoiceRequest {
  const { attributes, profiles, tasks, versions, noneOption, prohibitions, seed } = needs;
  const request = { attributes, alternatives: profiles, tasks, versions, noneOption, prohibitions, seed };
  return { ...request, overlap: 'minimal', method: 'coordinate' };
}
