/** Reads the two locale files once, at the start; everything after that is a lookup in memory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from './language.js';
import { projectRoot } from './project-root.js';
import { type Locales, type Texts, type Translate, translator } from './text.js';

const textsSchema: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), textsSchema])));

/** One lookup for each language. */
export type Translators = Readonly<Record<Language, Translate>>;

/** The texts of `data/locales/en.json` and `cy.json`; a file of another shape stops the start. */
export function loadLocales(folder: string = join(projectRoot(), 'data', 'locales')): Locales {
  const read = (language: Language): Texts =>
    textsSchema.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
  return { en: read('en'), cy: read('cy') };
}

/** The lookups of all languages over the same texts. */
export function translators(locales: Locales): Translators {
  const entries = LANGUAGES.map((language) => [language, translator(locales, language)] as const);
  return Object.fromEntries(entries) as Translators;
}
