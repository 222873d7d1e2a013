/** Fills a message in for one member: in the language the roll tells, or in both, one below the other. */
import { formats } from '../../shared/dates.js';
import { inLanguage, type Language, type Localised } from '../../shared/language.js';
import type { Translators } from '../../shared/locales.js';
import { fillIn } from '../../shared/problem.js';
import type { Message } from './message.js';

/** What is filled in, besides the words around it. */
export interface MailFacts {
  readonly name: string;
  readonly link: string;
  readonly question: Localised;
  /** Epoch milliseconds; null when the ballot closes by hand. */
  readonly closesAt: number | null;
  readonly timeZone: string;
}

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly languages: readonly Language[];
}

const BETWEEN_LANGUAGES = `\n\n${'-'.repeat(40)}\n\n`;

/** The mail to one member; `preferred` is null where the roll does not tell a language. */
export function composeMail(
  message: Message,
  preferred: Language | null,
  facts: MailFacts,
  words: Translators,
): ComposedMail {
  const languages = languagesOf(message, preferred);
  const parts = languages.map((language) => {
    const text = (language === 'cy' ? message.cy : null) ?? message.en;
    const values = valuesOf(facts, language, words);
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

function valuesOf(facts: MailFacts, language: Language, words: Translators): Record<string, string> {
  const t = words[language];
  return {
    name: facts.name === '' ? t('mail.noName') : facts.name,
    link: facts.link,
    question: inLanguage(facts.question, language),
    closes:
      facts.closesAt === null
        ? t('mail.noClosing')
        : formats(language, t).moment(facts.closesAt, facts.timeZone),
  };
}
