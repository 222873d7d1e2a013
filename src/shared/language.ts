/** The two languages in which members and respondents are met, and text that exists in either. */

export const LANGUAGES = ['en', 'cy'] as const;

/** `en` English, `cy` Welsh (ISO 639-1). */
export type Language = (typeof LANGUAGES)[number];

/** Text of the lab's own: English always, Welsh where somebody translated it. */
export type Localised = Readonly<{ en: string; cy?: string | undefined }>;

/** Text by language code, in any number of languages; the first is the one to fall back on. */
export type Texts = Readonly<Record<string, string | undefined>>;

/** The text in the language asked for, or in the first language that has it; empty where none has. */
export function inLanguage(texts: Texts, language: string): string {
  return texts[languageGiven(texts, language)] ?? '';
}

/** The language of the text that `inLanguage` gives, for `lang` attributes on a page in `language`. */
export function languageGiven(texts: Texts, language: string): string {
  if (hasText(texts[language])) return language;
  return Object.keys(texts).find((code) => hasText(texts[code])) ?? language;
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
