/** Pictures of a question and of its choices: which there can be, what they are called, and one put in another's place. */
import type { Texts } from '../../../shared/language.js';
import { ok, type Result } from '../../../shared/result.js';
import type { ListedChoice, Questionnaire, QuestionnairePart, QuestionPart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { everyPart, findPart } from './outline.js';
import { replacePart } from './replace.js';

/** What has a picture. */
interface WithPicture {
  /** The picture's name in each language; null for none. */
  readonly image: Texts | null;
  readonly imageAlt: Texts;
}

/** The question itself, or one of its choices or rows. */
export interface Pictured extends WithPicture {
  /** `question`, or the kind and the name of a choice: `choice:yes`. */
  readonly of: string;
  readonly label: Texts;
  readonly list: string | null;
}

/** Everything about the question that can have a picture, the question itself first. */
export function picturedIn(part: QuestionPart, lists: Questionnaire['lists']): readonly Pictured[] {
  const { label, image, imageAlt } = part;
  const listed = (kind: 'choice' | 'row', list: string | null): readonly Pictured[] =>
    choicesIn(lists, list).map((choice) => ({
      ...{ of: `${kind}:${choice.name}`, list, label: choice.label },
      ...{ image: choice.image, imageAlt: choice.imageAlt },
    }));
  return [
    { of: 'question', list: null, label, image, imageAlt },
    ...listed('choice', part.list),
    ...listed('row', part.rows),
  ];
}

function choicesIn(lists: Questionnaire['lists'], name: string | null): readonly ListedChoice[] {
  return name !== null && Object.hasOwn(lists, name) ? (lists[name] ?? []) : [];
}

/** The questionnaire with another picture there, or none. Refused where there is no such question, or no such choice. */
export function withPicture(
  questionnaire: Questionnaire,
  key: string,
  of: string,
  { image, imageAlt }: WithPicture,
): Result<Questionnaire, EditFault> {
  const part = findPart(questionnaire, key)?.part;
  const { lists } = questionnaire;
  const pictured =
    part?.kind === 'question' ? picturedIn(part, lists).find((one) => one.of === of) : undefined;
  if (pictured === undefined) return refuseEdit('no-such-part', key);
  const { list } = pictured;
  if (list === null)
    return replacePart(questionnaire, key, (old) =>
      old.kind === 'question' ? { ...old, image, imageAlt } : old,
    );
  const name = of.slice(of.indexOf(':') + 1);
  const changed = choicesIn(lists, list).map((choice) =>
    choice.name === name ? { ...choice, image, imageAlt } : choice,
  );
  return ok({ ...questionnaire, lists: { ...lists, [list]: changed } });
}

/** The names of all pictures that the questionnaire shows. */
export function pictureNames({ parts, lists }: Pick<Questionnaire, 'parts' | 'lists'>): ReadonlySet<string> {
  const shown = [
    ...parts.flatMap(everyPart).map((part) => (part.kind === 'question' ? part.image : null)),
    ...Object.values(lists).flatMap((choices) => choices.map(({ image }) => image)),
  ];
  return new Set(shown.flatMap((image) => namesIn(image)));
}

/** The names in the texts of one picture. */
export function namesIn(image: Texts | null): readonly string[] {
  return Object.values(image ?? {}).filter((name) => name !== undefined && name !== '') as readonly string[];
}

/** The questionnaire with one picture in the place of another, wherever that is shown. */
export function withPictureNamed(questionnaire: Questionnaire, before: string, after: string): Questionnaire {
  const named = <Shown extends WithPicture>(shown: Shown): Shown => {
    if (shown.image === null) return shown;
    const names = Object.entries(shown.image).map(([code, name]) => [code, name === before ? after : name]);
    return { ...shown, image: Object.fromEntries(names) };
  };
  const part = (one: QuestionnairePart): QuestionnairePart =>
    one.kind === 'question' ? named(one) : { ...one, children: one.children.map(part) };
  const lists = Object.entries(questionnaire.lists).map(([name, choices]) => [name, choices.map(named)]);
  return { ...questionnaire, parts: questionnaire.parts.map(part), lists: Object.fromEntries(lists) };
}
