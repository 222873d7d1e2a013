/** What organisers see of a ballot's roll: its numbers, a page of it, and the way to the links. */
import type { Attributes } from '../../services/ballots/roll/attributes.js';
import type { ListedEntry, RollListing } from '../../services/ballots/roll/listing.js';
import type { Formats } from '../../shared/dates.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import { foundPages } from './found-pages.js';
import { KIND_NAMES, STATE_TAGS } from './message-words.js';
import { belowBallotFrame } from './organiser-frame.js';
import type { Tag } from './tag.js';

/** What the address of the page says. */
export interface RollQuery {
  readonly search: string;
  /** How many members a confirmed file has just added; null when none was. */
  readonly added: number | null;
}

/** The page of the roll. `changeable`: the ballot is not over. */
export function rollPage(
  visit: BallotVisit,
  listing: RollListing,
  query: RollQuery,
  format: Formats,
  changeable: boolean,
): PageModel {
  const frame = belowBallotFrame(visit);
  const address = `${frame.home}/roll`;
  const { counts } = listing;
  return {
    ...frame,
    title: 'Roll',
    mainWidth: 'full',
    address,
    changeable,
    added:
      query.added === null ? null : `${counted(format, query.added, 'member was', 'members were')} added.`,
    numbers: numbersOf(visit, listing, format),
    isEmpty: counts.entries + counts.withdrawn === 0,
    search: query.search,
    found: query.search === '' ? null : counted(format, listing.found, 'member found', 'members found'),
    table: listing.entries.length === 0 ? null : tableOf(listing.entries, address),
    pagination: foundPages(listing, query.search, address),
    linksAction: `${frame.home}/links.csv`,
    mailHref: `${frame.home}/mail`,
    isOpen: visit.ballot.state === 'open',
  };
}

function numbersOf({ ballot }: BallotVisit, { counts }: RollListing, format: Formats): string[] {
  const may = `${counted(format, counts.entries, 'member', 'members')} may vote`;
  const hasRun = ballot.state !== 'draft' && ballot.state !== 'scheduled';
  const voted = hasRun
    ? [`${format.number(counts.voted)} have voted (${format.percent(counts.voted, counts.entries)})`]
    : [];
  const withdrawn = counts.withdrawn === 0 ? [] : [`${format.number(counts.withdrawn)} withdrawn`];
  return [may, ...voted, ...withdrawn];
}

function tableOf(entries: readonly ListedEntry[], address: string) {
  return {
    caption: 'Members on the roll',
    captionHidden: true,
    dense: true,
    head: ['Name', 'E-mail address', 'Details', 'Vote', 'Latest mail'].map((text) => ({ text })),
    rows: entries.map((entry) => [
      { text: entry.name === '' ? 'No name' : entry.name, href: `${address}/${entry.id}` },
      entry.email,
      attributesText(entry.attributes),
      { tag: voteTag(entry) },
      latestMail(entry),
    ]),
  };
}

/** `country: Wales, role: Carer`. */
export function attributesText(attributes: Attributes): string {
  return Object.values(attributes).join(', ');
}

/** Whether the member has voted, or cannot. */
export function voteTag(entry: Pick<ListedEntry, 'voted' | 'withdrawn'>): Tag {
  if (entry.voted) return { text: 'Voted', tone: 'good' };
  return entry.withdrawn ? { text: 'Withdrawn', tone: 'warning' } : { text: 'Not yet', tone: 'plain' };
}

function latestMail({ messages }: ListedEntry): string {
  const latest = messages.at(-1);
  return latest === undefined ? 'None' : `${KIND_NAMES[latest.kind]} ${STATE_TAGS[latest.state].text}`;
}
