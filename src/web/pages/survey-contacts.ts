/** What organisers see of a survey's contacts: how their links stand, a page of them, and the way to the mail. */
import type { ContactListing, ListedContact } from '../../services/surveys/contact-links.js';
import type { Formats } from '../../shared/dates.js';
import type { LinkRow } from '../../storage/survey-link-store.js';
import type { PageLink, PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { counted } from './counted.js';
import { foundPages } from './found-pages.js';
import { KIND_NAMES, STATE_TAGS } from './message-words.js';
import { belowSurveyFrame, surveyHome } from './survey-desk.js';
import type { Tag } from './tag.js';

/** How a personal link stands, in a list. */
export const LINK_TAGS: Readonly<Record<LinkRow['state'], Tag>> = {
  unused: { text: 'Not used', tone: 'plain' },
  started: { text: 'Started', tone: 'plain' },
  used: { text: 'Used', tone: 'good' },
  withdrawn: { text: 'Withdrawn', tone: 'warning' },
  replaced: { text: 'Replaced', tone: 'plain' },
};

/** Whether the survey's contacts can still be changed. */
export function canChangeContacts({ survey }: Pick<SurveyVisit, 'survey'>): boolean {
  return survey.state !== 'closed' && survey.state !== 'cancelled';
}

/** The surroundings of pages below the ways in. */
export function belowLinksFrame(visit: SurveyVisit, ...above: readonly PageLink[]) {
  const ways = { text: 'Ways in', href: `${surveyHome(visit.survey.slug)}/links` };
  return belowSurveyFrame(visit, ways, ...above);
}

/** The page of the contacts. `errors` are those of the upload. */
export function contactsPage(
  visit: SurveyVisit,
  listing: ContactListing,
  query: { readonly search: string; readonly isErased: boolean },
  format: Formats,
  errors: Readonly<Record<string, string>>,
): PageModel {
  const { search, isErased } = query;
  const { home, ...frame } = belowLinksFrame(visit);
  const address = `${home}/contacts`;
  const { standings } = listing;
  const total = [...standings.values()].reduce((sum, count) => sum + count, 0);
  return {
    ...frame,
    title: 'Contacts',
    mainWidth: 'full',
    address,
    linksAction: `${home}/links.csv`,
    mailHref: `${home}/mail`,
    canChange: canChangeContacts(visit),
    isOpen: visit.survey.state === 'open',
    isEmpty: total === 0,
    numbers: numbersOf(listing, total, format),
    search,
    isErased,
    found: search === '' ? null : counted(format, listing.found, 'contact found', 'contacts found'),
    table: listing.contacts.length === 0 ? null : tableOf(listing.contacts, address),
    pagination: foundPages(listing, search, address),
    errors,
  };
}

function numbersOf({ standings }: ContactListing, total: number, format: Formats): string[] {
  const of = (state: LinkRow['state'], words: string) => {
    const count = standings.get(state) ?? 0;
    return count === 0 ? [] : [`${format.number(count)} ${words}`];
  };
  return [
    counted(format, total, 'contact', 'contacts'),
    ...of('used', 'have used their link'),
    ...of('started', 'have started'),
    ...of('withdrawn', 'withdrawn'),
  ];
}

function tableOf(contacts: readonly ListedContact[], address: string) {
  return {
    caption: 'Contacts',
    captionHidden: true,
    dense: true,
    head: ['E-mail address', 'Name', 'Link', 'Latest mail'].map((text) => ({ text })),
    rows: contacts.map(({ id, email, name, state, messages }) => [
      { text: email, href: `${address}/${id}` },
      name === '' ? 'No name' : name,
      { tag: LINK_TAGS[state] },
      latestMail(messages),
    ]),
  };
}

function latestMail(messages: ListedContact['messages']): string {
  const latest = messages.at(-1);
  return latest === undefined ? 'None' : `${KIND_NAMES[latest.kind]} ${STATE_TAGS[latest.state].text}`;
}
