/** Adds a part to a questionnaire, at the end or after another, at the outermost level or in a group. */
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { isStoredName, namesOf, takenNames } from './names.js';
import { everyPart, findPart, withSiblings } from './outline.js';

/** The most parts of a questionnaire, and the most groups that lie in each other; stored ones are held to more. */
const MOST_PARTS = 2000;
export const DEEPEST = 8;

/** Where a part goes: the end of the whole, behind a part, or the end of a group. */
export type Where =
  | { readonly kind: 'end' }
  | { readonly kind: 'after'; readonly key: string }
  | { readonly kind: 'in'; readonly key: string };

/**
 * The questionnaire with the part in that place. Refused where a name is taken (`name-taken`) or none (`not-a-name`), the
 * place is not there (`no-such-part`, `not-a-group`), or there is no room (`too-many`, `too-deep`).
 */
export function addPart(
  questionnaire: Questionnaire,
  part: QuestionnairePart,
  where: Where,
): Result<Questionnaire, EditFault> {
  const wrong = wrongNames(questionnaire, part) ?? tooMany(questionnaire, part);
  if (wrong !== null) return wrong;
  if (where.kind === 'end') return ok({ ...questionnaire, parts: [...questionnaire.parts, part] });
  const there = findPart(questionnaire, where.key);
  if (there === undefined) return refuseEdit('no-such-part', where.key);
  const depth = there.parents.length + (where.kind === 'in' ? 1 : 0) + depthOf(part);
  if (depth > DEEPEST) return refuseEdit('too-deep', part.name);
  if (where.kind === 'after')
    return ok(withSiblings(questionnaire, there.path, (all, at) => inserted(all, at + 1, part)));
  const group = there.part;
  if (group.kind === 'question') return refuseEdit('not-a-group', where.key);
  return ok(
    withSiblings(questionnaire, there.path, (siblings, at) =>
      siblings.with(at, { ...group, children: [...group.children, part] }),
    ),
  );
}

/** How many containers a part is, itself included, at its deepest. */
export function depthOf(part: QuestionnairePart): number {
  return part.kind === 'question' ? 0 : 1 + Math.max(0, ...part.children.map(depthOf));
}

/** The list with the item before the place. */
export function inserted<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return [...items.slice(0, at), item, ...items.slice(at)];
}

function wrongNames(questionnaire: Questionnaire, part: QuestionnairePart) {
  const names = everyPart(part).flatMap((each) => namesOf(each, questionnaire.lists));
  const taken = takenNames(questionnaire);
  const bad = everyPart(part).find(({ name }) => !isStoredName(name));
  if (bad !== undefined) return refuseEdit('not-a-name', bad.name);
  const double = names.find((name, at) => taken.has(name) || names.indexOf(name) !== at);
  return double === undefined ? null : refuseEdit('name-taken', double);
}

function tooMany({ parts }: Questionnaire, part: QuestionnairePart) {
  const count = [...parts, part].flatMap(everyPart).length;
  return count > MOST_PARTS ? refuseEdit('too-many', part.name) : null;
}
