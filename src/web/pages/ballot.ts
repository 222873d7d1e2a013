/** The notice of a ballot: what is asked, who may vote, how, until when, and how votes are counted. */
import type { Situation } from '../../services/ballots/readiness.js';
import { labTitle } from '../../services/labs/lab-texts.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import type { BallotState } from '../../storage/tables.js';
import { type Block, markdown } from '../markdown.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { noticeSentence, noticeState, noticeTag, type PublicWords } from './notice.js';

/** An option as the notice shows it. */
export interface NoticedOption {
  readonly title: string;
  /** The languages in which the lab wrote the title, the description and the picture's text. */
  readonly titleLang: string;
  readonly textLang: string;
  readonly blocks: readonly Block[];
  readonly link: string | null;
  readonly image: { readonly href: string; readonly alt: string; readonly lang: string } | null;
}

const AFTER_CLOSING: readonly BallotState[] = ['closed', 'counted', 'published'];
const BEFORE_CLOSING: readonly BallotState[] = ['scheduled', 'open'];

/** The public page of a ballot that has one. */
export function ballotPage(visit: BallotVisit, situation: Situation, words: PublicWords): PageModel {
  const { ballot, lab } = visit;
  const { definition } = situation;
  const { t, language } = words;
  const address = `/ballots/${ballot.slug}`;
  const state = noticeState(ballot, words.now);
  const name = labTitle(lab);
  return {
    title: inLanguage(definition.question, language),
    area: 'public',
    synthetic: lab.synthetic === 1,
    titleLang: languageGiven(definition.question, language),
    labLink: {
      text: inLanguage(name, language),
      lang: languageGiven(name, language),
      href: `/labs/${lab.slug}`,
    },
    tag: noticeTag(ballot, words),
    sentence: noticeSentence(ballot, words),
    result: ballot.state === 'published' ? `${address}/result` : null,
    board: AFTER_CLOSING.includes(ballot.state)
      ? { href: `${address}/board.txt`, check: `${address}/check` }
      : null,
    canVote: BEFORE_CLOSING.includes(state),
    isOpen: state === 'open',
    introduction: markdown(inLanguage(definition.introduction, language)),
    introductionLang: languageGiven(definition.introduction, language),
    options: noticedOptions(visit, situation, words),
    who:
      situation.entries === 0 ? t('ballot.who.unnamed') : t('ballot.who.text', { count: situation.entries }),
    method: methodInWords(situation, words),
    questions: definition.companions.map(({ label, required }) => ({
      text: inLanguage(label, language),
      lang: languageGiven(label, language),
      note: required ? t('ballot.questions.required') : t('site.optional'),
    })),
    dates: datesInWords(situation, words),
    fingerprint: ballot.fingerprint,
    seedHash: definition.seedHash,
  };
}

function noticedOptions(
  { ballot }: BallotVisit,
  { definition }: Situation,
  { language }: PublicWords,
): readonly NoticedOption[] {
  return definition.options.map(({ title, description, link, image }) => ({
    title: inLanguage(title, language),
    titleLang: languageGiven(title, language),
    textLang: languageGiven(description, language),
    blocks: markdown(inLanguage(description, language), 3),
    link,
    image:
      image === null
        ? null
        : {
            href: `/ballots/${ballot.slug}/images/${image.id}`,
            alt: inLanguage(image.alt, language),
            lang: languageGiven(image.alt, language),
          },
  }));
}

/** The method's own words, and how this ballot uses it. */
function methodInWords({ definition }: Situation, { t }: PublicWords) {
  const say = (what: string) => t(`methods.${definition.method}.${what}`);
  return {
    name: say('name'),
    paragraphs: [say('voterInstruction'), say('howItWorks')],
    rules: [
      t('ballot.method.seats', { count: definition.seats }),
      ...(definition.rankAll ? [t('ballot.method.rankAll')] : []),
      ...(definition.rankAtMost === null
        ? []
        : [t('ballot.method.rankAtMost', { most: definition.rankAtMost })]),
      ...(definition.abstention ? [t('ballot.method.abstention')] : []),
      ...(definition.optionOrder === 'shuffled' ? [t('ballot.method.shuffled')] : []),
    ],
  };
}

function datesInWords({ ballot }: Situation, { t, format, zone }: PublicWords) {
  return {
    rows: [
      {
        key: t('ballot.dates.opens'),
        value: ballot.opens_at === null ? t('ballot.dates.byHand') : format.moment(ballot.opens_at, zone),
      },
      ...(ballot.closes_at === null
        ? []
        : [{ key: t('ballot.dates.closes'), value: format.moment(ballot.closes_at, zone) }]),
    ],
  };
}
