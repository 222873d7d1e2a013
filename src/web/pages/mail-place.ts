/** Where the pages about mail stand, below a ballot or below a survey, and the words that differ between the two. */
import { ballotOccasion, type Occasion, surveyOccasion } from '../../services/mail/occasions/index.js';
import type { Formats } from '../../shared/dates.js';
import type { MailingKind } from '../../storage/mailing-store.js';
import type { PageLink } from '../render.js';
import type { BallotVisit, SurveyVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowBallotFrame, type OrganiserFrame } from './organiser-frame.js';
import { belowSurveyFrame } from './survey-desk.js';

/** The words for mail about one kind of occasion. */
export interface MailWords {
  readonly one: string;
  readonly many: string;
  /** What each name in braces stands for, besides those that need no word of their own. */
  readonly standsFor: Readonly<Record<string, string>>;
  /** Above the form: who gets the mail in which language. */
  readonly languages: string;
  /** What an unknown language is unknown to. */
  readonly languageFrom: string;
  readonly notYet: string;
  readonly over: string;
  /** Below the list of mailings. */
  readonly once: string;
  readonly skipped: string;
  readonly replacement: string;
  readonly perhaps: string;
  /** How many a mailing of this kind would reach. */
  prospect(kind: Exclude<MailingKind, 'replacement'>, recipients: number, format: Formats): string;
}

/** One ballot's or survey's mail pages. */
export interface MailPlace {
  readonly occasion: Occasion;
  readonly words: MailWords;
  /** Address of the ballot's or survey's home, without a slash at the end. */
  readonly home: string;
  /** Whether its time is over, rather than still to come. */
  readonly isOver: boolean;
  frame(...above: readonly PageLink[]): OrganiserFrame & { readonly caption: string };
  /** The page of somebody whom mail was for. */
  recipientHref(id: string): string;
}

const MEMBERS: MailWords = {
  one: 'member',
  many: 'members',
  standsFor: {
    name: 'the member’s name',
    link: 'the member’s own voting link',
    closes: 'when the ballot closes',
    question: 'the ballot’s question',
  },
  languages:
    'Members whose language the roll tells get the mail in that language, all others in both, English first. Leave both Welsh fields empty to send English only.',
  languageFrom: 'the roll',
  notYet: 'Members can be written to once the ballot is open.',
  over: 'This ballot is over, so nobody is written to any more.',
  once: 'Each member gets each message once, however often “send” is pressed. Whoever has voted gets no reminder.',
  skipped: 'not needed any more: voted, withdrawn or ballot over',
  replacement: 'A new voting link',
  perhaps:
    '“Perhaps sent” means that the connection or the service stopped while the message was on its way. It is not sent again by itself, so that nobody gets it twice. Open the member to replace and mail the link.',
  prospect: (kind, recipients, format) => {
    if (recipients === 0)
      return kind === 'reminder'
        ? 'Everybody on the roll has voted.'
        : 'Everybody who has not voted has an invitation.';
    const some = counted(format, recipients, 'member has', 'members have');
    return kind === 'reminder' ? `${some} not voted yet.` : `${some} no invitation yet.`;
  },
};

const CONTACTS: MailWords = {
  one: 'contact',
  many: 'contacts',
  standsFor: {
    name: 'the contact’s name',
    link: 'the contact’s own link',
    closes: 'when the survey closes',
    survey: 'the survey’s title',
  },
  languages:
    'Contacts whose language your file told get the mail in that language, all others in both, English first. Leave both Welsh fields empty to send English only.',
  languageFrom: 'your file',
  notYet: 'Contacts can be written to once the survey is open.',
  over: 'This survey is over, so nobody is written to any more.',
  once: 'Each contact gets each message once, however often “send” is pressed. Whoever has sent their answers gets no reminder.',
  skipped: 'not needed any more: answered, withdrawn or survey over',
  replacement: 'A new personal link',
  perhaps:
    '“Perhaps sent” means that the connection or the service stopped while the message was on its way. It is not sent again by itself, so that nobody gets it twice. Open the contact to replace and mail the link.',
  prospect: (kind, recipients, format) => {
    if (recipients === 0)
      return kind === 'reminder'
        ? 'No contact’s answers are still to come.'
        : 'Every contact who has not answered has an invitation.';
    const some = counted(format, recipients, 'contact has', 'contacts have');
    return kind === 'reminder' ? `${some} not sent their answers yet.` : `${some} no invitation yet.`;
  },
};

/** The place of a ballot's mail. */
export function ballotMailPlace(visit: BallotVisit): MailPlace {
  const { home } = belowBallotFrame(visit);
  const { state } = visit.ballot;
  return {
    occasion: ballotOccasion(visit.ballot),
    words: MEMBERS,
    home,
    isOver: state !== 'draft' && state !== 'scheduled',
    frame: (...above) => belowBallotFrame(visit, ...above),
    recipientHref: (id) => `${home}/roll/${id}`,
  };
}

/** The place of a survey's mail. */
export function surveyMailPlace(visit: SurveyVisit): MailPlace {
  const { home } = belowSurveyFrame(visit);
  const { state } = visit.survey;
  return {
    occasion: surveyOccasion(visit.survey),
    words: CONTACTS,
    home,
    isOver: state !== 'draft' && state !== 'scheduled',
    frame: (...above) => belowSurveyFrame(visit, ...above),
    recipientHref: (id) => `${home}/contacts/${id}`,
  };
}

/** The way back to the mail. */
export function mailLinkOf({ home }: Pick<MailPlace, 'home'>): PageLink {
  return { text: 'Mail', href: `${home}/mail` };
}
