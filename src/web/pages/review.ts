/** The paper as it will be cast, in the voter's order, with what is left blank and what that means. */
import type { Answer, Question } from '../../domain/questionnaire/definition.js';
import type { Marks, PaperKind } from '../../domain/voting/paper.js';
import { isBlank } from '../../domain/voting/paper.js';
import { inLanguage, type Language } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { BallotForm } from '../voter-desk.js';
import type { Entry } from './paper-entry.js';
import { answerLines } from './questions.js';

/** What `pages/review` shows of a paper. */
export interface ShownReview {
  /** One sentence or two: how much is marked, and what becomes of the rest. */
  readonly sentences: readonly string[];
  /** For `partials/review-list`; null for a paper that marks nothing. */
  readonly list: {
    readonly items: readonly { readonly badge: string; readonly title: string }[];
    readonly left: { readonly heading: string; readonly titles: readonly string[] } | null;
  } | null;
  /** For `partials/summary-list`. */
  readonly answers: readonly { readonly key: string; readonly value: string | readonly string[] }[];
}

/** How a kind of paper is read back: which mark counts as marked, what stands beside it, which comes first. */
interface Reading {
  readonly badge: (mark: number) => string;
  readonly compare: (one: number, other: number) => number;
}

const TICK = '✓';

const READINGS: Readonly<Record<PaperKind, Reading>> = {
  choice: { badge: () => TICK, compare: () => 0 },
  approvals: { badge: () => TICK, compare: () => 0 },
  ranks: { badge: String, compare: (one, other) => one - other },
  scores: { badge: String, compare: (one, other) => other - one },
};

/** The entry in words. The entry must be one that can be cast. */
export function shownReview(form: BallotForm, entry: Entry, language: Language, t: Translate): ShownReview {
  const { kind, definition } = form;
  const titles = definition.options.map(({ title }) => inLanguage(title, language));
  const marked = markedOptions(kind, entry.marks);
  const left = titles.filter((_title, option) => !marked.some((one) => one.option === option));
  const list = {
    items: marked.map(({ option, mark }) => ({
      badge: READINGS[kind].badge(mark),
      title: titles[option] ?? '',
    })),
    left: left.length === 0 || kind === 'choice' ? null : { heading: t(`review.left.${kind}`), titles: left },
  };
  return {
    sentences: sentences(form, entry.marks, marked.length, left.length, t),
    list: marked.length === 0 ? null : list,
    answers: definition.companions.map((question) => ({
      key: inLanguage(question.label, language),
      value: answerRead(question, entry.answers[question.name] ?? null, language, t),
    })),
  };
}

/** The marked options with their marks, in the voter's order. An approval of 0 marks nothing. */
function markedOptions(kind: PaperKind, marks: Marks): { option: number; mark: number }[] {
  const counts = (mark: number) => kind === 'scores' || mark > 0;
  return marks
    .flatMap((mark, option) => (mark !== null && counts(mark) ? [{ option, mark }] : []))
    .sort((one, other) => READINGS[kind].compare(one.mark, other.mark));
}

function sentences(
  { kind }: BallotForm,
  marks: Marks,
  marked: number,
  left: number,
  t: Translate,
): readonly string[] {
  if (isBlank(marks)) return [t('review.blank'), t('review.blankMeans')];
  if (kind === 'choice') return [];
  if (left === 0) return [t(`review.all.${kind}`, { count: marked })];
  return [
    t(`review.some.${kind}`, { count: marked, total: marked + left }),
    left === 1 ? t(`review.lastOne.${kind}`) : t(`review.rest.${kind}`, { count: left }),
  ];
}

/** Long answers are read back line by line. */
function answerRead(question: Question, answer: Answer, language: Language, t: Translate) {
  const lines = answerLines(question, answer, language);
  const [only, ...more] = lines;
  if (only === undefined) return t('review.noAnswer');
  return more.length === 0 ? only : lines;
}
