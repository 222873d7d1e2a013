/** A ballot in a public list: its question, its lab, and where it stands in one sentence. */

import { definitionOf } from '../../services/ballots/definition.js';
import type { Notice } from '../../services/ballots/notices.js';
import { labTitle } from '../../services/labs/lab-texts.js';
import type { Formats } from '../../shared/dates.js';
import { inLanguage, type Language, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { BallotState } from '../../storage/tables.js';
import type { Tag } from './tag.js';

/** The words of a public page, with the lab's zone. */
export interface PublicWords {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Formats;
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What `partials/ballot-list` reads as one item, for the public. */
export interface ListedNotice {
  readonly question: string;
  /** The language in which the lab wrote the question. */
  readonly lang: string;
  readonly href: string;
  readonly tag: Tag;
  readonly sentence: string;
  readonly lab: { readonly title: string; readonly lang: string; readonly href: string };
}

const TONES: Readonly<Record<BallotState, Tag['tone']>> = {
  draft: 'plain',
  scheduled: 'plain',
  open: 'good',
  closed: 'plain',
  counted: 'plain',
  published: 'good',
  cancelled: 'warning',
};

/** The ballot as a line of a list. */
export function listedNotice({ ballot, lab }: Notice, words: PublicWords): ListedNotice {
  const { language } = words;
  const { question } = definitionOf(ballot);
  const title = labTitle(lab);
  return {
    question: inLanguage(question, language),
    lang: languageGiven(question, language),
    href: ballot.state === 'published' ? `/ballots/${ballot.slug}/result` : `/ballots/${ballot.slug}`,
    tag: noticeTag(ballot, words),
    sentence: noticeSentence(ballot, words),
    lab: {
      title: inLanguage(title, language),
      lang: languageGiven(title, language),
      href: `/labs/${lab.slug}`,
    },
  };
}

/** The ballot's state for members. A ballot whose hour of closing has come is closed, also before the clock's move. */
export function noticeState(
  { state, closes_at: closesAt }: Pick<BallotRow, 'state' | 'closes_at'>,
  now: number,
): BallotState {
  return state === 'open' && closesAt !== null && closesAt <= now ? 'closed' : state;
}

/** The ballot's state as a word. */
export function noticeTag(ballot: BallotRow, { t, now }: PublicWords): Tag {
  const state = noticeState(ballot, now);
  return { text: t(`ballot.states.${state}`), tone: TONES[state] };
}

/** Where the ballot stands, in one sentence. */
export function noticeSentence(ballot: BallotRow, { t, format, zone, now }: PublicWords): string {
  const { opens_at: opensAt, closes_at: closesAt } = ballot;
  const state = noticeState(ballot, now);
  if (state === 'open' && closesAt === null) return t('ballot.sentence.openUntilClosed');
  return t(`ballot.sentence.${state}`, {
    opens: opensAt === null ? '' : format.moment(opensAt, zone),
    closes: closesAt === null ? '' : format.moment(closesAt, zone),
  });
}
