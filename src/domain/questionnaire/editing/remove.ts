/** Deletes a part with everything in it, and the choice lists that nothing uses any more. */
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { listsOf, withoutUnused } from './lists.js';
import { namesOf } from './names.js';
import { everyPart, findPart, outline, withSiblings } from './outline.js';
import { type Use, usesOf } from './uses.js';

/** What goes and what is left without it. */
export interface Removal {
  /** Everything that is deleted, the part itself first. */
  readonly parts: readonly QuestionnairePart[];
  /** What speaks of it and stays: it will have faults. */
  readonly uses: readonly Use[];
}

/** What deleting the part would do; null where there is no such part. */
export function removalOf(questionnaire: Questionnaire, key: string): Removal | null {
  const placed = findPart(questionnaire, key);
  if (placed === undefined) return null;
  const parts = everyPart(placed.part);
  const path = placed.path.join();
  const within = outline(questionnaire).filter((other) => `${other.path.join()},`.startsWith(`${path},`));
  const names = parts.flatMap((part) => namesOf(part, questionnaire.lists));
  return { parts, uses: usesOf(questionnaire, names, new Set(within.map((other) => other.key))) };
}

/** The questionnaire without the part. Refused where there is no such part. */
export function removePart(questionnaire: Questionnaire, key: string): Result<Questionnaire, EditFault> {
  const placed = findPart(questionnaire, key);
  if (placed === undefined) return refuseEdit('no-such-part', key);
  const without = withSiblings(questionnaire, placed.path, (siblings, at) => siblings.toSpliced(at, 1));
  return ok(withoutUnused(without, everyPart(placed.part).flatMap(listsOf)));
}
