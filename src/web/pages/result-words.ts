/** How a result's page writes options, numbers and lists in the reader's language. */
import type { BallotDefinition } from '../../services/ballots/definition.js';
import { optionNames } from '../../services/ballots/election.js';
import type { Formats } from '../../shared/dates.js';
import { inLanguage, type Language, type Localised } from '../../shared/language.js';
import { intlLocale, type Translate } from '../../shared/text.js';

export interface ResultWords {
  readonly t: Translate;
  readonly format: Formats;
  /** An option's title, by the name under which it was counted. */
  option(name: string): string;
  local(text: Localised): string;
  /** A tally as the engine writes it (`"1203.50000"`), for reading: "1,203.5". */
  amount(text: string): string;
  /** "A, B and C"; in Welsh "A; B; C", as *a* and *ac* would change the names that follow them. */
  list(names: readonly string[]): string;
}

/** The words for one ballot in one language. */
export function resultWords(
  definition: BallotDefinition,
  { language, t, format }: { readonly language: Language; readonly t: Translate; readonly format: Formats },
): ResultWords {
  const names = optionNames(definition);
  const lists = new Intl.ListFormat(intlLocale(language), { type: 'conjunction' });
  const local = (text: Localised) => inLanguage(text, language);
  return {
    t,
    format,
    local,
    option: (name) => {
      const option = definition.options[names.indexOf(name)];
      return option === undefined ? name : local(option.title);
    },
    amount: (text) => format.number(numberIn(text)),
    list: (parts) => (language === 'cy' ? parts.join('; ') : lists.format(parts)),
  };
}

/** The value of a number as the engine writes it: a decimal (`"1203.50000"`), a fraction (`"2/7"`), or nothing (0). */
export function numberIn(text: string): number {
  const [top, bottom] = text.split('/');
  const value = Number(top) / Number(bottom ?? '1');
  return Number.isFinite(value) ? value : 0;
}
