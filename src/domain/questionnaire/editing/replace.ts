/** Puts an edited part in the place of the one before; its name and what it contains stay. */
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { findPart, withSiblings } from './outline.js';

/**
 * The questionnaire with what `change` makes of the part. A name is given anew by `renamePart`, so that everything that
 * speaks of it follows; children are added and moved on their own. Refused where there is no such part, or a
 * question would become a group or repeat, or one of these a question.
 */
export function replacePart(
  questionnaire: Questionnaire,
  key: string,
  change: (part: QuestionnairePart) => QuestionnairePart,
): Result<Questionnaire, EditFault> {
  const there = findPart(questionnaire, key);
  if (there === undefined) return refuseEdit('no-such-part', key);
  const changed = change(there.part);
  if ((changed.kind === 'question') !== (there.part.kind === 'question'))
    return refuseEdit('another-kind', key);
  const part = withOld(changed, there.part);
  return ok(withSiblings(questionnaire, there.path, (siblings, at) => siblings.with(at, part)));
}

function withOld(changed: QuestionnairePart, before: QuestionnairePart): QuestionnairePart {
  if (changed.kind === 'question' || before.kind === 'question') return { ...changed, name: before.name };
  return { ...changed, name: before.name, children: before.children };
}
