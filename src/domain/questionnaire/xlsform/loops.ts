/** A loop's questions, once for each choice of its list. */
import type { Texts } from '../../../shared/language.js';
import type { Place, QuestionnairePart } from '../questionnaire.js';
import type { WrittenChoice } from './choice-lists.js';

/** One group for each choice but `none`, with `%(name)s` and `%(label)s` filled in. */
export function loopParts(
  children: readonly QuestionnairePart[],
  list: readonly WrittenChoice[],
  place: Place,
): readonly QuestionnairePart[] {
  return list
    .filter(({ choice }) => choice.name !== 'none')
    .map(({ choice: { name, label } }) => ({
      kind: 'group',
      name,
      label,
      hint: {},
      relevant: null,
      appearance: [],
      place,
      page: false,
      order: 'fixed',
      children: children.map((part) => filled(part, name, label)),
    }));
}

function filled(part: QuestionnairePart, name: string, label: Texts): QuestionnairePart {
  const own = {
    name: fill(part.name, name, ''),
    label: Object.fromEntries(
      Object.entries(part.label).map(([code, text]) => [code, fill(text ?? '', name, label[code] ?? name)]),
    ),
  };
  if (part.kind === 'question') return { ...part, ...own };
  return { ...part, ...own, children: part.children.map((child) => filled(child, name, label)) };
}

function fill(text: string, name: string, label: string): string {
  return text.replace(/%\((name|label)\)s/g, (_, word: string) => (word === 'name' ? name : label));
}
