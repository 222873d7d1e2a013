/** The paper as a voter fills it in: for members while a ballot is open, and for the organiser's preview. */
import type { PaperKind } from '../../domain/voting/paper.js';
import type { BallotDefinition } from '../../services/ballots/definition.js';
import { sha256 } from '../../shared/digest.js';
import { inLanguage, type Language, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import { type Block, markdown } from '../markdown.js';
import type { BallotForm } from '../voter-desk.js';
import { ranksAllowed } from './paper-entry.js';
import type { PaperErrors } from './paper-errors.js';
import { type FieldValues, markField } from './paper-form.js';
import { type ShownQuestion, shownQuestions } from './questions.js';

/** One option on the paper. */
export interface ShownOption {
  readonly id: string;
  readonly title: string;
  /** The languages in which the lab wrote the title and the description. */
  readonly lang: string;
  readonly bodyLang: string;
  readonly blocks: readonly Block[];
  readonly link: { readonly href: string; readonly text: string } | null;
  readonly image: { readonly href: string; readonly text: string } | null;
  readonly error?: string;
}

/** What `partials/paper` reads as `paper`. */
export interface ShownPaper {
  readonly action: string;
  readonly caption: string;
  readonly heading: string;
  readonly headingLang: string;
  readonly introductionLang: string;
  readonly introduction: readonly Block[];
  readonly instructions: readonly string[];
  /** The field of a paper that has only one, and the numbers that the others offer. */
  readonly kind: PaperKind;
  readonly name: string;
  readonly numbers: number;
  readonly options: readonly ShownOption[];
  /** The words of the choice that chooses nothing; null where a paper must say something or can stay empty. */
  readonly abstain: string | null;
  readonly questions: readonly ShownQuestion[];
  /** Travels with the form unseen: the receipt code of a paper that is being changed. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly notes: readonly string[];
}

/** What a paper is made from. */
export interface PaperParts {
  readonly form: BallotForm;
  readonly slug: string;
  readonly lab: string;
  /** Where the form goes: the member's page, or the preview's. */
  readonly action: string;
  /** Anything that stays the same for one voter; decides the order where options are shuffled. */
  readonly shuffleKey: string;
  readonly faults?: PaperErrors;
  readonly hidden?: FieldValues;
  readonly notes?: readonly string[];
}

/** The id of the form, for buttons and the language switch outside it. */
export const PAPER_FORM = 'paper';

/** The paper in this language. The values that were typed go to the page as `values`, its errors as `errors`. */
export function shownPaper(parts: PaperParts, language: Language, t: Translate): ShownPaper {
  const { definition, kind } = parts.form;
  return {
    action: parts.action,
    caption: parts.lab,
    heading: inLanguage(definition.question, language),
    headingLang: languageGiven(definition.question, language),
    introductionLang: languageGiven(definition.introduction, language),
    introduction: markdown(inLanguage(definition.introduction, language)),
    instructions: instructions(definition, kind, t),
    kind,
    name: markField(kind, ''),
    numbers: ranksAllowed(definition),
    options: inOrder(definition, parts.shuffleKey).map((option) => shownOption(option, parts, language, t)),
    abstain: definition.abstention && kind === 'choice' ? t('paper.abstain') : null,
    questions: shownQuestions(definition.companions, { language }),
    hidden: hiddenFields(parts.hidden ?? {}),
    notes: parts.notes ?? [],
  };
}

/** Field values as pairs, a repeated field once for each of its values. */
export function hiddenFields(values: FieldValues): readonly (readonly [name: string, value: string])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((one): readonly [string, string] => [name, one]),
  );
}

/** Options as this voter meets them. Shuffled ones lie in the order of a digest that only this voter has. */
function inOrder(definition: BallotDefinition, key: string): BallotDefinition['options'] {
  if (definition.optionOrder === 'fixed') return definition.options;
  const place = new Map(definition.options.map(({ id }) => [id, sha256(`option-order ${key} ${id}`)]));
  return [...definition.options].sort((a, b) => ((place.get(a.id) ?? '') < (place.get(b.id) ?? '') ? -1 : 1));
}

function shownOption(
  option: BallotDefinition['options'][number],
  parts: PaperParts,
  language: Language,
  t: Translate,
): ShownOption {
  const { faults, form, slug } = parts;
  const image = option.image;
  const error = faults === undefined ? undefined : errorOf(option.id, form.kind, faults);
  return {
    id: option.id,
    title: inLanguage(option.title, language),
    lang: languageGiven(option.title, language),
    bodyLang: languageGiven(option.description, language),
    blocks: markdown(inLanguage(option.description, language), 2),
    link: option.link === null ? null : { href: option.link, text: t('paper.readMore') },
    image:
      image === null
        ? null
        : { href: `/ballots/${slug}/images/${image.id}`, text: inLanguage(image.alt, language) },
    ...(error === undefined ? {} : { error }),
  };
}

/** The sentence at this option's own field, or the one that names it at another's. */
function errorOf(optionId: string, kind: PaperKind, faults: PaperErrors): string | undefined {
  const own = kind === 'ranks' || kind === 'scores' ? faults.errors[markField(kind, optionId)] : undefined;
  return own ?? faults.about.get(optionId);
}

function instructions(definition: BallotDefinition, kind: PaperKind, t: Translate): readonly string[] {
  const most = ranksAllowed(definition);
  const every = most === definition.options.length;
  const ranks = !every ? 'up-to' : definition.rankAll ? 'all' : 'any';
  const how = t(kind === 'ranks' ? `paper.instructions.ranks-${ranks}` : `paper.instructions.${kind}`, {
    most,
  });
  return definition.abstention && kind !== 'choice' ? [how, t('paper.instructions.blank')] : [how];
}
