/** Makes a copy of a part with everything in it, behind the original; every copied part gets a name of its own. */
import { present } from '../../../shared/assert.js';
import type { Result } from '../../../shared/result.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { addPart } from './add.js';
import { type EditFault, refuseEdit } from './fault.js';
import { mapPart, namingRule } from './fields.js';
import { freeName, namesOf, takenNames } from './names.js';
import { everyPart, findPart } from './outline.js';

/**
 * The questionnaire with the copy. What the copied parts say of each other they say of the copies; what they say of
 * others they go on saying. Choice lists are shared with the original. Refused where there is no such part, or no room.
 */
export function duplicatePart(questionnaire: Questionnaire, key: string): Result<Questionnaire, EditFault> {
  const placed = findPart(questionnaire, key);
  if (placed === undefined) return refuseEdit('no-such-part', key);
  const taken = new Set(takenNames(questionnaire));
  const own = new Map<string, string>();
  const names = new Map<string, string>();
  for (const part of everyPart(placed.part)) {
    const name = freshFor(part, questionnaire, taken);
    own.set(part.name, name);
    for (const old of namesOf(part, questionnaire.lists)) {
      names.set(old, `${name}${old.slice(part.name.length)}`);
      taken.add(names.get(old) ?? name);
    }
  }
  const copy = named(mapPart(placed.part, namingRule(names)), own);
  return addPart(questionnaire, copy, { kind: 'after', key });
}

/** A free name under which an experiment's tasks are free too. */
function freshFor(part: QuestionnairePart, { lists }: Questionnaire, taken: ReadonlySet<string>): string {
  const tried = new Set(taken);
  for (;;) {
    const name = freeName(part.name, tried);
    if (namesOf({ ...part, name }, lists).every((each) => !taken.has(each))) return name;
    tried.add(name);
  }
}

function named(part: QuestionnairePart, names: ReadonlyMap<string, string>): QuestionnairePart {
  const name = present(names.get(part.name), 'every copied part was given a name');
  if (part.kind === 'question') return { ...part, name, place: null };
  return { ...part, name, place: null, children: part.children.map((child) => named(child, names)) };
}
