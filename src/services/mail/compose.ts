/** Fills a message in for one recipient: in the language they are known to prefer, or in both, one below the other. */
import { formats } from '../../shared/dates.js';
import { inLanguage, type Language } from '../../shared/language.js';
import type { Translators } from '../../shared/locales.js';
import { fillIn } from '../../shared/problem.js';
import type { Message } from './message.js';
import type { Addressee, Occasion } from './occasions/index.js';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly languages: readonly Language[];
}

const BETWEEN_LANGUAGES = `\n\n${'-'.repeat(40)}\n\n`;

/** The mail to one recipient; moments are written in the zone `timeZone`. */
export function composeMail(
  message: Message,
  occasion: Occasion,
  addressee: Addressee,
  timeZone: string,
  words: Translators,
): ComposedMail {
  const languages = languagesOf(message, addressee.language);
  const parts = languages.map((language) => {
    const text = (language === 'cy' ? message.cy : null) ?? message.en;
    const values = valuesOf(occasion, addressee, timeZone, language, words);
    return { subject: fillIn(text.subject, values), body: fillIn(text.body, values) };
  });
  return {
    subject: parts.map((part) => part.subject).join(' / '),
    text: `${parts.map((part) => part.body).join(BETWEEN_LANGUAGES)}\n`,
    languages,
  };
}

function languagesOf(message: Message, preferred: Language | null): Language[] {
  if (message.cy === null) return ['en'];
  return preferred === null ? ['en', 'cy'] : [preferred];
}

function valuesOf(
  occasion: Occasion,
  { name, link }: Addressee,
  timeZone: string,
  language: Language,
  words: Translators,
): Record<string, string> {
  const t = words[language];
  return {
    name: name === '' ? t(`${occasion.texts}.noName`) : name,
    link,
    [occasion.titleName]: inLanguage(occasion.title(), language),
    closes:
      occasion.closesAt === null
        ? t(`${occasion.texts}.noClosing`)
        : formats(language, t).moment(occasion.closesAt, timeZone),
  };
}
