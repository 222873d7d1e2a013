/** What is wrong with a paper, in sentences that say what to do, each tied to the field where it can be done. */
import { inLanguage, type Language } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { BallotForm } from '../voter-desk.js';
import { type EntryFault, ranksAllowed } from './paper-entry.js';
import { markField } from './paper-form.js';

/** The sentences of a paper's faults, and the options that they are about. */
export interface PaperErrors {
  /** Field name → sentence, in the order of the faults. */
  readonly errors: Readonly<Record<string, string>>;
  /** Ids of the options that a fault is about, with its sentence. */
  readonly about: ReadonlyMap<string, string>;
}

/** The faults told in this language; two at one field become one entry. */
export function paperErrors(
  form: BallotForm,
  faults: readonly EntryFault[],
  language: Language,
  t: Translate,
): PaperErrors {
  const errors: Record<string, string> = {};
  const about = new Map<string, string>();
  for (const fault of faults) {
    const sentence = sentenceOf(form, fault, language, t);
    const field = markField(form.kind, form.optionIds[fault.at] ?? '');
    errors[field] = field in errors ? `${errors[field]} ${sentence}` : sentence;
    for (const option of fault.options) about.set(form.optionIds[option] ?? '', sentence);
  }
  return { errors, about };
}

function sentenceOf(form: BallotForm, fault: EntryFault, language: Language, t: Translate): string {
  const titles = fault.options.map((index) => {
    const option = form.definition.options[index];
    return option === undefined ? '' : inLanguage(option.title, language);
  });
  return t(`paper.faults.${keyOf(form, fault)}`, {
    mark: fault.mark ?? 0,
    next: (fault.mark ?? 0) + 1,
    most: ranksAllowed(form.definition),
    options: listed(titles, t),
  });
}

/** “both” is said of two only; what to mark depends on the kind of paper. */
function keyOf({ kind }: BallotForm, { key, options }: EntryFault): string {
  if (key === 'nothing-marked') return `${key}.${kind}`;
  return key === 'rank-repeated' && options.length > 2 ? `${key}-more` : key;
}

/** Titles in quotation marks, as a list in words: “A”, “B” and “C”. */
export function listed(titles: readonly string[], t: Translate): string {
  const quoted = titles.map((title) => t('paper.quoted', { title }));
  const last = quoted.at(-1) ?? '';
  if (quoted.length < 2) return last;
  return t('paper.listed', { first: quoted.slice(0, -1).join(', '), last });
}
