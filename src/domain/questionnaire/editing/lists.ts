/** Choice lists: a question's own or shared by several, changed, copied, and dropped once nothing uses them. */
import { ok, type Result } from '../../../shared/result.js';
import type { ListedChoice, Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { freeName, nameFrom } from './names.js';
import { outline, type Placed } from './outline.js';

/** The fields of a question that name a list. */
export type ListField = 'list' | 'rows';

/** The lists that the part itself uses. */
export function listsOf(part: QuestionnairePart): readonly string[] {
  if (part.kind !== 'question') return [];
  return [part.list, part.rows].filter((name) => name !== null);
}

/** The parts that use the list, in the order asked. */
export function usersOf(questionnaire: Questionnaire, list: string): readonly Placed[] {
  return outline(questionnaire).filter(({ part }) => listsOf(part).includes(list));
}

/** The questionnaire with these choices under the list's name, whether it had the list or not. */
export function withList(
  questionnaire: Questionnaire,
  list: string,
  choices: readonly ListedChoice[],
): Questionnaire {
  return { ...questionnaire, lists: { ...questionnaire.lists, [list]: choices } };
}

/** A list's name made from a part's, that no list has. */
export function freeListName({ lists }: Questionnaire, wanted: string): string {
  return freeName(wanted, new Set(Object.keys(lists)));
}

/** The choices, refused where the questionnaire has no such list. */
export function choicesOf(
  { lists }: Questionnaire,
  list: string,
): Result<readonly ListedChoice[], EditFault> {
  const choices = Object.hasOwn(lists, list) ? lists[list] : undefined;
  return choices === undefined ? refuseEdit('no-such-list', list) : ok(choices);
}

/** The questionnaire without those of these lists that nothing uses, not even by `instance('list')` or a parameter. */
export function withoutUnused(questionnaire: Questionnaire, lists: readonly string[]): Questionnaire {
  const { lists: all, ...rest } = questionnaire;
  const said = JSON.stringify(rest);
  const isSaid = (list: string) => [`'${list}'`, `"${list}"`].some((quoted) => said.includes(quoted));
  const unused = new Set(lists.filter((list) => usersOf(questionnaire, list).length === 0 && !isSaid(list)));
  const kept = Object.entries(all).filter(([name]) => !unused.has(name));
  return { ...questionnaire, lists: Object.fromEntries(kept) };
}

/** A choice with nothing but its words; its name is made from them. */
export function newChoice(label: string, language: string, taken: ReadonlySet<string>): ListedChoice {
  const name = nameFrom(label, 'choice', taken).replace(/^q_(?=\d)/, '');
  return {
    name: taken.has(name) ? freeName(name, taken) : name,
    label: { [language]: label },
    image: null,
    imageAlt: {},
    filters: {},
    behaviour: [],
  };
}
