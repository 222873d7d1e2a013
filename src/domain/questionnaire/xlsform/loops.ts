/** A loop's questions, once for each choice of its list. */
import type { Texts } from '../../../shared/language.js';
import type { ExpressionText, ListedChoice, Place, QuestionnairePart } from '../questionnaire.js';
import type { WrittenChoice } from './choice-lists.js';

/** Whether a loop goes through the choice, which XLSForm passes over by this one name. */
export function isLooped({ name }: ListedChoice): boolean {
  return name !== 'none';
}

/** One group for each choice but `none`, with `%(name)s` filled in throughout and `%(label)s` among words. */
export function loopParts(
  children: readonly QuestionnairePart[],
  list: readonly WrittenChoice[],
  place: Place,
): readonly QuestionnairePart[] {
  return list
    .filter(({ choice }) => isLooped(choice))
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
  const words = (texts: Texts): Texts =>
    Object.fromEntries(
      Object.entries(texts).map(([code, text]) => [code, fill(text ?? '', name, label[code] ?? name)]),
    );
  const formula = (text: ExpressionText | null) => (text === null ? null : fill(text, name));
  const shared = {
    name: fill(part.name, name),
    label: words(part.label),
    hint: words(part.hint),
    relevant: formula(part.relevant),
  };
  if (part.kind !== 'question') {
    return { ...part, ...shared, children: part.children.map((child) => filled(child, name, label)) };
  }
  return {
    ...part,
    ...shared,
    guidance: words(part.guidance),
    required: formula(part.required),
    requiredMessage: words(part.requiredMessage),
    constraint: formula(part.constraint),
    constraintMessage: words(part.constraintMessage),
    calculation: formula(part.calculation),
    choiceFilter: formula(part.choiceFilter),
    default: formula(part.default),
    readOnly: formula(part.readOnly),
    image: part.image === null ? null : words(part.image),
    imageAlt: words(part.imageAlt),
  };
}

/** A label is no expression, and is filled in only among words. */
function fill(text: string, name: string, label?: string): string {
  return text.replace(/%\((name|label)\)s/g, (found, word: string) =>
    word === 'name' ? name : (label ?? found),
  );
}
