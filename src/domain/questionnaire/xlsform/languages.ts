/** The languages of a workbook: from the headers `label::English (en)` and the setting default_language. */
import type { QuestionnaireLanguage } from '../questionnaire.js';
import type { Column } from './headers.js';

/** Names that stand without a code often enough to be known. */
const KNOWN: Readonly<Record<string, string>> = { english: 'en', welsh: 'cy', cymraeg: 'cy' };

/** The language of columns without one, where the form does not say. */
const ASSUMED: QuestionnaireLanguage = { code: 'en', name: 'English' };

/** "English (en)" has the code after its name; a name alone is its own code, unless it is English or Welsh. */
export function languageOf(text: string): QuestionnaireLanguage {
  const [, name = '', coded] = /^(.*?)\s*\(([^()]+)\)$/s.exec(text) ?? [];
  if (coded !== undefined && coded.trim() !== '') {
    const code = safe(coded);
    return { code, name: name === '' ? code : name };
  }
  const known = Object.hasOwn(KNOWN, text.toLowerCase()) ? KNOWN[text.toLowerCase()] : undefined;
  return { code: known ?? safe(text), name: text };
}

/** The longest code of a language, in characters. */
export const LONGEST_CODE = 40;

/** A code without the signs that set it off, cut to length, and never a key that every object has: texts are looked up by it. */
function safe(code: string): string {
  const bare = code
    .replace(/[()]|::/g, '')
    .trim()
    .slice(0, LONGEST_CODE)
    .trim();
  return bare === '' || bare in {} ? 'und' : bare;
}

/** The header's words for a language, such that `languageOf` gives it back. */
export function languageWords({ code, name }: QuestionnaireLanguage): string {
  const bare = languageOf(name);
  return bare.code === code && bare.name === name ? name : `${name} (${code})`;
}

/** The form's languages, the default first, and the code that each header's language stands for. */
export interface Languages {
  readonly all: readonly QuestionnaireLanguage[];
  codeOf(language: string | null): string;
}

/** The languages of the columns; `chosen` is the setting default_language, empty where it is not given. */
export function languagesOf(columns: readonly Column[], chosen: string): Languages {
  const marked = columns.flatMap(({ language }) => (language === null ? [] : [languageOf(language)]));
  const plain = columns.some(({ path, language }) => language === null && path === 'label');
  const declared = chosen === '' ? null : languageOf(chosen);
  const named = marked.find(({ code, name }) => code === declared?.code || name === declared?.name);
  const first = named ?? declared ?? (plain || marked.length === 0 ? ASSUMED : marked[0]) ?? ASSUMED;
  const all = new Map(
    [first, ...marked.filter(({ code }) => code !== first.code)].map((one) => [one.code, one]),
  );
  const usual = marked.find(({ code }) => code === first.code) ?? first;
  return {
    all: [usual, ...[...all.values()].slice(1)],
    codeOf: (language) => (language === null ? first.code : languageOf(language).code),
  };
}
