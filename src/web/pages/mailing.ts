/** How far one mailing has got. */
import type { MailingDetails } from '../../services/mail/progress.js';
import type { Formats } from '../../shared/dates.js';
import type { MessageState } from '../../storage/mailing-store.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import { KIND_NAMES, reasonOf, STATE_TAGS } from './message-words.js';
import { belowBallotFrame, mailLink } from './organiser-frame.js';

const TITLES = {
  invitation: 'Invitations',
  reminder: 'Reminders',
  replacement: 'A new voting link',
} as const;

/** The states worth a line of their own when a mailing has any such message. */
const LINES: readonly (readonly [MessageState, string])[] = [
  ['sent', 'sent'],
  ['waiting', 'waiting'],
  ['sending', 'being sent'],
  ['failed', 'failed'],
  ['perhaps-sent', 'perhaps sent'],
  ['skipped', 'not needed any more: voted, withdrawn or ballot over'],
];

/** The page of a mailing; while messages wait, it renews itself where scripts run. */
export function mailingPage(
  visit: BallotVisit,
  mailing: MailingDetails,
  filesNote: readonly string[] | null,
  words: { readonly format: Formats; readonly zone: string },
): PageModel {
  const frame = belowBallotFrame(visit, mailLink(visit));
  const { format, zone } = words;
  const going = mailing.done < mailing.total;
  return {
    ...frame,
    title: TITLES[mailing.kind],
    scripts: going ? ['renew.js'] : [],
    filesNote,
    address: `${frame.home}/mailings/${mailing.id}`,
    going,
    sentOff: `Sent off on ${format.shortMoment(mailing.sentOffAt, zone)} to ${counted(format, mailing.total, 'member', 'members')}.`,
    progress: {
      label: going ? 'Sending' : 'Done',
      value: mailing.done,
      max: Math.max(1, mailing.total),
      text: `${format.number(mailing.done)} of ${format.number(mailing.total)}`,
    },
    lines: LINES.flatMap(([state, text]) =>
      mailing.progress[state] === 0 ? [] : [`${format.number(mailing.progress[state])} ${text}`],
    ),
    hasPerhaps: mailing.progress['perhaps-sent'] > 0,
    table: mailing.troubles.length === 0 ? null : troubleTable(mailing, frame.home),
  };
}

function troubleTable({ troubles, kind }: MailingDetails, home: string) {
  return {
    caption: `Members whose ${KIND_NAMES[kind].toLowerCase()} did not arrive for certain`,
    dense: true,
    head: [{ text: 'Member' }, { text: 'E-mail address' }, { text: 'Now' }, { text: 'Why' }],
    rows: troubles.map((message) => [
      { text: message.name === '' ? 'No name' : message.name, href: `${home}/roll/${message.entryId}` },
      message.email,
      {
        tag:
          message.state === 'waiting' ? { text: 'trying again', tone: 'plain' } : STATE_TAGS[message.state],
      },
      reasonOf(message.error),
    ]),
  };
}
