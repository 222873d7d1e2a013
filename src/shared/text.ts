/** Every word a member reads comes through here: one key, two languages, the plural forms of each. */
import { assert } from './assert.js';
import { LANGUAGES, type Language } from './language.js';
import { fillIn } from './problem.js';

/** Texts of one language: sections of sections, ending in a sentence or in its plural forms. */
export type Texts = { readonly [key: string]: string | Texts };
export type Locales = Readonly<Record<Language, Texts>>;

/** Values for the `{names}` of a text; numbers are written in the language's manner. */
export type TextParameters = Readonly<Record<string, string | number>>;
/** `t('site.pageOf', { page: 2, pages: 9 })`: the text at a dotted key with its names filled in. */
export type Translate = (key: string, parameters?: TextParameters) => string;

/** The categories that a plural text may have (Unicode CLDR); Welsh uses all six, English two. */
export const PLURAL_CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** The Intl locale that writes numbers and dates for a language. */
export function intlLocale(language: Language): string {
  return language === 'cy' ? 'cy' : 'en-GB';
}

/** Whether the value is one of Canvass's languages. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** Whether the entry holds the plural forms of one sentence (it always has `other`) rather than a section. */
export function isPlural(entry: string | Texts): entry is Texts {
  if (typeof entry === 'string' || typeof entry['other'] !== 'string') return false;
  return Object.keys(entry).every((key) => PLURAL_CATEGORIES.some((category) => category === key));
}

/**
 * The lookup of one language. A text with plural forms is chosen by the parameter `count`; a form that the
 * language does not give falls back to `other`. A key that is not there is a defect and throws.
 */
export function translator(locales: Locales, language: Language): Translate {
  const plurals = new Intl.PluralRules(intlLocale(language));
  const numbers = new Intl.NumberFormat(intlLocale(language));
  return (key, parameters = {}) => {
    const template = chooseForm(entryAt(locales[language], key), plurals, parameters['count']);
    assert(typeof template === 'string', `the text "${key}" exists in the language "${language}"`);
    const written = Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? numbers.format(value) : value,
    ]);
    return fillIn(template, Object.fromEntries(written));
  };
}

function entryAt(texts: Texts, key: string): string | Texts | undefined {
  return key
    .split('.')
    .reduce<string | Texts | undefined>(
      (entry, part) => (typeof entry === 'object' && Object.hasOwn(entry, part) ? entry[part] : undefined),
      texts,
    );
}

function chooseForm(
  entry: string | Texts | undefined,
  plurals: Intl.PluralRules,
  count: string | number | undefined,
): string | Texts | undefined {
  if (typeof entry !== 'object' || !isPlural(entry) || typeof count !== 'number') return entry;
  return entry[plurals.select(count)] ?? entry['other'];
}

/** The word with its first letter as a capital. */
export function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
