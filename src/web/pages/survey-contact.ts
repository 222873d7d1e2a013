/** What organisers see of one contact: how their link stands, what was mailed to them, and what can be done. */
import { preferredLanguage, readAttributes } from '../../services/ballots/roll/attributes.js';
import type { ListedContact } from '../../services/surveys/contact-links.js';
import type { Handover, Reissued } from '../../services/surveys/replaced-link.js';
import type { Formats } from '../../shared/dates.js';
import type { LinkRow } from '../../storage/survey-link-store.js';
import type { PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { KIND_NAMES, reasonOf, STATE_TAGS } from './message-words.js';
import { belowLinksFrame, canChangeContacts, LINK_TAGS } from './survey-contacts.js';
import { surveyHome } from './survey-desk.js';

/** The list's words for a link, said in full where they stand alone. */
const LINK_WORDS: Readonly<Record<LinkRow['state'], string>> = {
  unused: 'Has not used the link yet',
  started: 'Has started to answer',
  used: 'Has used the link',
  withdrawn: 'Link withdrawn',
  replaced: 'Link replaced',
};

const LANGUAGES = { en: 'English', cy: 'Welsh' } as const;

/** The page of a contact. `canMail`: contacts can be written to now. `hasBegun`: their link leads to answers under way. */
export function contactPage(
  visit: SurveyVisit,
  contact: ListedContact,
  words: { readonly format: Formats; readonly zone: string },
  { canMail, hasBegun }: { readonly canMail: boolean; readonly hasBegun: boolean },
): PageModel {
  const { home, ...frame } = belowContactsFrame(visit);
  const address = `${home}/contacts/${contact.id}`;
  const canChange = canChangeContacts(visit) && contact.state !== 'used';
  return {
    ...frame,
    title: contact.name === '' ? contact.email : contact.name,
    tag: { ...LINK_TAGS[contact.state], text: LINK_WORDS[contact.state] },
    summary: { rows: rowsOf(contact) },
    messages: contact.messages.map((message) => ({
      what: KIND_NAMES[message.kind],
      when: words.format.shortMoment(message.createdAt, words.zone),
      tag: STATE_TAGS[message.state],
      reason: reasonOf(message.error),
    })),
    isWithdrawn: contact.state === 'withdrawn',
    isUsed: contact.state === 'used',
    canMail,
    hasBegun,
    issue: contact.issue,
    eraseHref: `${address}/erase`,
    replaceAction: canChange ? `${address}/replace` : null,
    withdrawAction: canChange && contact.state !== 'withdrawn' ? `${address}/withdraw` : null,
  };
}

/** The surroundings of pages below the contacts. */
export function belowContactsFrame(visit: SurveyVisit) {
  return belowLinksFrame(visit, {
    text: 'Contacts',
    href: `${surveyHome(visit.survey.slug)}/contacts`,
  });
}

function rowsOf(contact: ListedContact) {
  const language = preferredLanguage(readAttributes(contact.attributes));
  const replaced = contact.issue - 1;
  const link =
    replaced === 0
      ? 'The first one'
      : `Number ${contact.issue}: ${replaced === 1 ? 'one was' : `${replaced} were`} replaced`;
  return [
    { key: 'Name', value: contact.name === '' ? 'Not given' : contact.name },
    { key: 'E-mail address', value: contact.email },
    { key: 'Language', value: language === null ? 'Not given' : LANGUAGES[language] },
    { key: 'Personal link', value: link },
  ];
}

/** The page after a link was replaced: the one time the new link is shown. */
export function contactLinkPage(
  visit: SurveyVisit,
  contact: Reissued['contact'],
  link: string,
  handover: Handover,
): PageModel {
  const { home, ...frame } = belowContactsFrame(visit);
  const old = handover === 'show-anew' ? ', and what was answered by it is deleted' : '';
  return {
    ...frame,
    title: 'The new personal link',
    who: contact.name === '' ? contact.email : `${contact.name} (${contact.email})`,
    old,
    link,
    warning: 'Whoever has this link can answer in this contact’s place, so pass it on to nobody else.',
    back: { text: 'Back to the contact', href: `${home}/contacts/${contact.id}` },
  };
}
