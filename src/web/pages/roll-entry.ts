/** What organisers see of one entry of the roll, and the form that adds one. */
import type { ListedEntry } from '../../services/ballots/roll/listing.js';
import type { Formats } from '../../shared/dates.js';
import { capitalised } from '../../shared/text.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { KIND_NAMES, reasonOf, STATE_TAGS } from './message-words.js';
import { belowBallotFrame, rollLink } from './organiser-frame.js';
import { voteTag } from './roll.js';

/** The list's words for a vote, said in full where they stand alone. */
const VOTE_WORDS: Readonly<Record<string, string>> = { Voted: 'Has voted', 'Not yet': 'Has not voted yet' };

/** Attributes that the form offers on a roll that has none yet. */
const USUAL_ATTRIBUTES = ['country', 'role'];

/** The form for one member; `keys` are the attributes that the roll knows. */
export function addEntryPage(
  visit: BallotVisit,
  keys: readonly string[],
  tried: {
    readonly values: Readonly<Record<string, string>>;
    readonly errors: Readonly<Record<string, string>>;
  } = { values: {}, errors: {} },
): PageModel {
  const frame = belowBallotFrame(visit, rollLink(visit));
  return {
    ...frame,
    title: 'Add one member',
    action: `${frame.home}/roll/add`,
    attributes: attributesAsked(keys).map((key, place) => ({
      name: `attribute-${place}`,
      label: capitalised(key),
      optional: true,
      maxlength: 200,
    })),
    ...tried,
  };
}

/** The attributes that the form asks for, in the order of its fields. */
export function attributesAsked(keys: readonly string[]): readonly string[] {
  return keys.length === 0 ? USUAL_ATTRIBUTES : keys;
}

/** One entry. `changeable`: the ballot is not over; `canMail`: members can be written to now. */
export function entryPage(
  visit: BallotVisit,
  entry: ListedEntry,
  words: { readonly format: Formats; readonly zone: string },
  can: { readonly change: boolean; readonly mail: boolean },
): PageModel {
  const frame = belowBallotFrame(visit, rollLink(visit));
  const address = `${frame.home}/roll/${entry.id}`;
  const isLive = can.change && !entry.voted && !entry.withdrawn;
  return {
    ...frame,
    title: entry.name === '' ? entry.email : entry.name,
    tag: { ...voteTag(entry), text: VOTE_WORDS[voteTag(entry).text] ?? voteTag(entry).text },
    withdrawn: entry.withdrawn,
    canAddAgain: entry.withdrawn && can.change,
    addHref: `${frame.home}/roll/add`,
    summary: { rows: rowsOf(entry) },
    messages: entry.messages.map((message) => ({
      what: KIND_NAMES[message.kind],
      when: words.format.shortMoment(message.createdAt, words.zone),
      tag: STATE_TAGS[message.state],
      reason: reasonOf(message.error),
    })),
    isLive,
    canMail: can.mail,
    issue: entry.issue,
    reissueAction: `${address}/reissue`,
    withdrawAction: `${address}/withdraw`,
  };
}

function rowsOf(entry: ListedEntry) {
  const replaced = entry.issue - 1;
  const link =
    replaced === 0
      ? 'The first one'
      : `Number ${entry.issue}: ${replaced === 1 ? 'one was' : `${replaced} were`} replaced`;
  return [
    { key: 'Name', value: entry.name === '' ? 'Not given' : entry.name },
    { key: 'E-mail address', value: entry.email },
    ...Object.entries(entry.attributes).map(([key, value]) => ({ key: capitalised(key), value })),
    { key: 'Voting link', value: link },
  ];
}

/** The page after a link was replaced: the one time the new link is shown. */
export function reissuedPage(
  visit: BallotVisit,
  entry: { id: string; email: string; name: string },
  link: string,
): PageModel {
  const frame = belowBallotFrame(visit, rollLink(visit));
  return {
    ...frame,
    title: 'The new voting link',
    who: entry.name === '' ? entry.email : `${entry.name} (${entry.email})`,
    link,
    warning: 'Whoever has this link can vote for this member, so pass it on to nobody else.',
    back: { text: 'Back to the member', href: `${frame.home}/roll/${entry.id}` },
  };
}
