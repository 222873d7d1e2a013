/** Pictures of a question and its choices: the list of what can have one, and one of them as a form. */
import { namesIn, type Pictured, picturedIn } from '../../domain/questionnaire/editing/index.js';
import type { QuestionnaireLanguage, QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import type { NewPicture } from '../../services/surveys/pictures.js';
import type { Texts } from '../../shared/language.js';
import { type FormValues, revisionOf } from '../draft-desk.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, firstText, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { picturesPath } from '../respond-desk.js';
import { readTexts, textValues } from './question-form.js';

/** A question with its key. */
export interface PictureSubject {
  readonly key: string;
  readonly part: QuestionPart;
}

/** The list: the question itself first, then its choices and rows. */
export function picturesPage(desk: Desk, { key, part }: PictureSubject): PageModel {
  const { questionnaire } = desk;
  const address = `${partAddress(desk, key)}/pictures`;
  return {
    ...belowQuestionnaire(desk, { text: 'Question', href: partAddress(desk, key) }),
    title: 'Pictures',
    question: firstText(questionnaire, part.label) || part.name,
    isOver: desk.isOver,
    back: partAddress(desk, key),
    items: picturedIn(part, questionnaire.lists).map((pictured) => ({
      title: pictured.of === 'question' ? 'The question itself' : nameOf(desk, pictured),
      pictures: shownPictures(desk, pictured),
      missing: missingOf(desk, pictured),
      alt: firstText(questionnaire, pictured.imageAlt),
      href: `${address}/${encodeURIComponent(pictured.of)}`,
    })),
  };
}

/** What the choice is called for its author. */
function nameOf({ questionnaire }: Desk, { of, label }: Pictured): string {
  return firstText(questionnaire, label) || of.slice(of.indexOf(':') + 1);
}

/** Each picture that is there, with the languages that show it. */
function shownPictures({ questionnaire, pictures, visit }: Desk, { image }: Pictured) {
  return questionnaire.languages.flatMap(({ code, name: language }) => {
    const name = image?.[code] ?? '';
    if (!pictures.has(name)) return [];
    const href = `${picturesPath(visit.survey.slug)}/${encodeURIComponent(name)}`;
    return [{ code, language, name, href }];
  });
}

function missingOf({ pictures }: Desk, { image }: Pictured): readonly string[] {
  return [...new Set(namesIn(image))].filter((name) => !pictures.has(name));
}

/** One of them as a form. */
export function picturePage(
  desk: Desk,
  { key, part }: PictureSubject,
  pictured: Pictured,
  reader?: FormReader,
): PageModel {
  const { questionnaire, visit } = desk;
  const list = `${partAddress(desk, key)}/pictures`;
  const isQuestion = pictured.of === 'question';
  return {
    ...belowQuestionnaire(desk, { text: 'Pictures', href: list }),
    title: isQuestion ? 'A picture for the question' : 'A picture for a choice',
    about: isQuestion ? firstText(questionnaire, part.label) || part.name : nameOf(desk, pictured),
    action: `${list}/${encodeURIComponent(pictured.of)}`,
    revision: reader === undefined ? visit.survey.revision : revisionOf(reader),
    languages: questionnaire.languages,
    isQuestion,
    pictures: shownPictures(desk, pictured),
    missing: missingOf(desk, pictured),
    alt: firstText(questionnaire, pictured.imageAlt),
    inLanguages: [
      { value: '', text: 'In every language' },
      ...questionnaire.languages.map(({ code, name }) => ({ value: code, text: `In ${name} alone` })),
    ],
    values: reader?.typed ?? pictureValues(pictured, questionnaire.languages),
    errors: reader?.errors ?? {},
  };
}

function pictureValues({ imageAlt }: Pictured, languages: readonly QuestionnaireLanguage[]): FormValues {
  return { ...Object.fromEntries(textValues('alt', imageAlt, languages)), in: '' };
}

/** What there is to be shown then: the new picture for its languages, the others as they were unless taken away. */
export function readPicturePart(
  reader: FormReader,
  { questionnaire }: Desk,
  pictured: Pictured,
  picture: NewPicture | null,
): Pick<Pictured, 'image' | 'imageAlt'> {
  const { languages } = questionnaire;
  const isNeeded = pictured.of === 'question';
  const imageAlt = readTexts(reader, 'alt', pictured.imageAlt, languages, {
    ...{ label: 'what the picture shows', longest: 300 },
  });
  const image = imageOf(reader, languages, pictured.image ?? {}, picture);
  const isThere = Object.keys(image).length > 0;
  if (isThere && isNeeded && (imageAlt[languages[0]?.code ?? 'en'] ?? '') === '')
    reader.refuse('alt-0', 'Say what the picture shows, for people who do not see it');
  return { image: isThere ? image : null, imageAlt: isThere ? imageAlt : {} };
}

function imageOf(
  reader: FormReader,
  languages: readonly QuestionnaireLanguage[],
  before: Texts,
  picture: NewPicture | null,
): Texts {
  const removed = new Set(reader.all('remove'));
  const kept = Object.entries(before).filter(([code]) => !removed.has(code));
  if (picture === null) return Object.fromEntries(kept);
  const only = reader.all('in')[0] ?? '';
  const first = languages[0]?.code ?? 'en';
  return languages.some(({ code }) => code === only)
    ? { ...Object.fromEntries(kept), [only]: picture.name }
    : { [first]: picture.name };
}
