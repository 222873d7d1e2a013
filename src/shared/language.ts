/** The two languages in which members and respondents are met, and text that exists in either. */

export const LANGUAGES = ['en', 'cy'] as const;

/** `en` English, `cy` Welsh (ISO 639-1). */
export type Language = (typeof LANGUAGES)[number];

/** Text of the lab's own: English always, Welsh where somebody translated it. */
export interface Localised {
  readonly en: string;
  readonly cy?: string | undefined;
}

/** The text in the language asked for, or in English where the other is missing or empty. */
export function inLanguage(text: Localised, language: Language): string {
  const translated = text[language];
  return translated === undefined || translated === '' ? text.en : translated;
}

/** The language of the text that `inLanguage` gives, for `lang` attributes on a page in `language`. */
export function languageGiven(text: Localised, language: Language): Language {
  return inLanguage(text, language) === text[language] ? language : 'en';
}
