/** Every text of a questionnaire that respondents may see, side by side in its languages, and languages added to it. */
import type { Texts } from '../../../shared/language.js';
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, QuestionnaireLanguage } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { type FieldTexts, mapTextsOf } from './texts.js';

/** One text. */
export interface TextCell extends FieldTexts {
  /** Its place among all texts, from 0. */
  readonly at: number;
}

/** The most languages of a questionnaire. */
const MOST_LANGUAGES = 20;
const CODE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Every text that says something in any language, in the order in which respondents may meet it. */
export function textCells(questionnaire: Questionnaire): readonly TextCell[] {
  const cells: TextCell[] = [];
  mapTextsOf(questionnaire, (given) => {
    if (isSaid(given.texts)) cells.push({ ...given, at: cells.length });
    return given.texts;
  });
  return cells;
}

/** The questionnaire with these texts in the language, by their place; an empty one is taken away. */
export function withTranslations(
  questionnaire: Questionnaire,
  language: string,
  texts: ReadonlyMap<number, string>,
): Result<Questionnaire, EditFault> {
  if (questionnaire.languages.every(({ code }) => code !== language))
    return refuseEdit('no-such-language', language);
  let at = -1;
  return ok(
    mapTextsOf(questionnaire, (given) => {
      if (isSaid(given.texts)) at += 1;
      const text = isSaid(given.texts) ? texts.get(at) : undefined;
      return text === undefined ? given.texts : withText(given.texts, language, text);
    }),
  );
}

function withText(texts: Texts, language: string, text: string): Texts {
  const { [language]: _before, ...others } = texts;
  return text === '' ? others : { ...others, [language]: text };
}

function isSaid(texts: Texts): boolean {
  return Object.values(texts).some((text) => text !== undefined && text !== '');
}

/** The questionnaire with another language at the end; its texts are all still to be written. */
export function withLanguage(
  questionnaire: Questionnaire,
  language: QuestionnaireLanguage,
): Result<Questionnaire, EditFault> {
  const { languages } = questionnaire;
  if (!CODE.test(language.code)) return refuseEdit('no-such-language', language.code);
  if (languages.some(({ code }) => code === language.code))
    return refuseEdit('language-there', language.name);
  if (languages.length >= MOST_LANGUAGES) return refuseEdit('too-many', language.name);
  return ok({ ...questionnaire, languages: [...languages, language] });
}
