/** Gives a part another name, everywhere: expressions, texts, triggers, quotas and screen-outs speak of it by the new one. */
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { mapQuestionnaire, namingRule } from './fields.js';
import { isGivenName, namesOf, takenNames } from './names.js';
import { findPart, outline, withSiblings } from './outline.js';

/**
 * The questionnaire with the part under its new name. A name that several parts share stays in what speaks of it, for
 * nobody can tell which is meant. Refused where there is no such part, the name is none, or it is taken.
 */
export function renamePart(
  questionnaire: Questionnaire,
  key: string,
  name: string,
): Result<Questionnaire, EditFault> {
  const placed = findPart(questionnaire, key);
  if (placed === undefined) return refuseEdit('no-such-part', key);
  const { part, path } = placed;
  if (name === part.name) return ok(questionnaire);
  if (!isGivenName(name)) return refuseEdit('not-a-name', name);
  const named: QuestionnairePart = { ...part, name };
  const before = namesOf(part, questionnaire.lists);
  const after = namesOf(named, questionnaire.lists);
  const taken = takenNames(questionnaire);
  const double = after.find((each) => taken.has(each) && !before.includes(each));
  if (double !== undefined) return refuseEdit('name-taken', double);
  const renamed = withSiblings(questionnaire, path, (siblings, at) => siblings.with(at, named));
  const isShared = outline(questionnaire).filter((other) => other.part.name === part.name).length > 1;
  if (isShared) return ok(renamed);
  const names = new Map(before.map((old, at) => [old, after[at] ?? old]));
  return ok(mapQuestionnaire(renamed, namingRule(names)));
}
