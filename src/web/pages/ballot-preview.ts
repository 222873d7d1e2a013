/** A ballot as a voter will meet it, for its organisers: the same paper and the same review, and nothing stored. */
import { labTitle } from '../../services/labs/lab-texts.js';
import { inLanguage, type Language } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import type { BallotForm } from '../voter-desk.js';
import { ballotHome } from './organiser-frame.js';
import { hiddenFields, PAPER_FORM, shownPaper } from './paper.js';
import { type Entry, isCastable } from './paper-entry.js';
import { paperErrors } from './paper-errors.js';
import type { Form } from './paper-form.js';
import { answerErrors } from './questions.js';
import { shownReview } from './review.js';

/** What a preview is made from. */
export interface PreviewDesk {
  readonly form: BallotForm;
  readonly language: Language;
  readonly t: Translate;
  /** "3 January 2027 at 5pm (UK time, Europe/London)", or null while no closing is set. */
  readonly closes: string | null;
}

/** The paper, filled in with what was typed; `entry` brings its errors. */
export function previewPaperPage(
  visit: BallotVisit,
  desk: PreviewDesk,
  filled: { readonly values: Form; readonly entry?: Entry | undefined },
): PageModel {
  const { form, language, t, closes } = desk;
  const { entry, values } = filled;
  const faults = entry === undefined ? undefined : paperErrors(form, entry.faults, language, t);
  const paper = shownPaper(
    {
      form,
      slug: visit.ballot.slug,
      lab: inLanguage(labTitle(visit.lab), language),
      action: `${ballotHome(visit.ballot.slug)}/preview`,
      shuffleKey: 'preview',
      ...(faults === undefined ? {} : { faults }),
    },
    language,
    t,
  );
  return {
    ...frame(visit),
    title: paper.heading,
    languageSwitch: { kind: 'form', form: PAPER_FORM, main: { name: 'step', value: 'review' } },
    errors: {
      ...faults?.errors,
      ...answerErrors(form.definition.companions, entry?.errors ?? {}, language, t),
    },
    values,
    scripts: form.kind === 'ranks' ? ['ranking.js'] : [],
    paper,
    until: closes === null ? null : t('paper.until', { moment: closes }),
  };
}

/** The review page of an entry that could be cast, without the button that casts. */
export function previewReviewPage(
  visit: BallotVisit,
  { form, language, t }: PreviewDesk,
  entry: Entry,
  sent: Form,
): PageModel {
  const carried = Object.fromEntries(
    Object.entries(sent).filter(([name]) => !['step', 'page', 'language'].includes(name)),
  ) as Record<string, string | string[]>;
  return {
    ...frame(visit),
    title: t('review.title'),
    languageSwitch: { kind: 'form', form: 'review' },
    caption: inLanguage(form.definition.question, language),
    action: `${ballotHome(visit.ballot.slug)}/preview`,
    hidden: hiddenFields(carried),
    review: shownReview(form, entry, language, t),
  };
}

/** Whether the entry would go on to the review. */
export function wouldBeReviewed(entry: Entry | null): entry is Entry {
  return entry !== null && isCastable(entry);
}

function frame({ ballot, lab }: BallotVisit) {
  return { area: 'member' as const, synthetic: lab.synthetic === 1, home: ballotHome(ballot.slug) };
}
