/** What chance decided for one response, for export: orders of groups and choices, and versions of designs. */
import type { Compiled, GroupSlot, QuestionSlot } from './compiled.js';
import { versionFor } from './designs.js';
import { frozen, isQuestion } from './live.js';
import { childrenInOrder, choicesShown, isShuffled } from './order.js';
import type { ResponseState } from './state.js';

/** One thing that was drawn. Of a group or of choices, the names in the order shown; of a design, its version from 1. */
export type Shown =
  | { readonly kind: 'group' | 'choices'; readonly path: string; readonly names: readonly string[] }
  | { readonly kind: 'design'; readonly path: string; readonly version: number };

/** Everything drawn for the response, in the questionnaire's order; what is not asked is left out. */
export function orderShown(compiled: Compiled, state: ResponseState): readonly Shown[] {
  const live = frozen(compiled, state);
  const ofGroup = (slot: GroupSlot): readonly Shown[] =>
    live
      .nodesOf(slot)
      .filter((node) => slot.part.order === 'random' && live.isRelevant(node))
      .map(({ path, instances }) => ({
        ...{ kind: 'group', path },
        names: childrenInOrder(live, slot, instances).map(({ name }) => name),
      }));
  const ofChoices = (slot: QuestionSlot): readonly Shown[] =>
    live
      .nodesOf(slot)
      .filter(isQuestion)
      .filter((node) => isShuffled(node) && live.isRelevant(node))
      .map((node) => ({
        ...{ kind: 'choices', path: node.path },
        names: choicesShown(live, node).map(({ name }) => name),
      }));
  const shown = compiled.slots.flatMap((slot): readonly Shown[] => {
    if (slot.kind === 'question') return slot.asked ? ofChoices(slot) : [];
    return slot.kind === 'group' ? ofGroup(slot) : [];
  });
  return [...shown, ...designsOf(compiled, state)];
}

/** The experiments of a version by their keys, each with how many versions its design has. */
export function designSizes({ slots }: Compiled): ReadonlyMap<string, number> {
  const experiments = new Map<string, number>();
  for (const slot of slots) {
    if (slot.kind === 'question' && slot.task !== null) {
      experiments.set(slot.task.experiment, slot.task.versions.length);
    }
  }
  return experiments;
}

/** Which version (from 1) of an experiment's design a response was shown; `size` is how many there are. */
export function designShown({ seed }: Pick<ResponseState, 'seed'>, experiment: string, size: number): number {
  return versionFor(seed, experiment, size) + 1;
}

function designsOf(compiled: Compiled, state: ResponseState): readonly Shown[] {
  return [...designSizes(compiled)].map(([path, size]) => ({
    ...{ kind: 'design', path },
    version: designShown(state, path, size),
  }));
}
