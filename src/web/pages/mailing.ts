/** How far one mailing has got. */
import type { MailingDetails } from '../../services/mail/progress.js';
import type { Formats } from '../../shared/dates.js';
import { capitalised } from '../../shared/text.js';
import type { MailingKind, MessageState } from '../../storage/mailing-store.js';
import type { PageModel } from '../render.js';
import { counted } from './counted.js';
import { type MailPlace, type MailWords, mailLinkOf } from './mail-place.js';
import { KIND_NAMES, reasonOf, STATE_TAGS } from './message-words.js';

const titleOf = (kind: MailingKind, { replacement }: MailWords) =>
  ({ invitation: 'Invitations', reminder: 'Reminders', replacement })[kind];

/** The states worth a line of their own when a mailing has any such message. */
const lines = ({ skipped }: MailWords): readonly (readonly [MessageState, string])[] => [
  ['sent', 'sent'],
  ['waiting', 'waiting'],
  ['sending', 'being sent'],
  ['failed', 'failed'],
  ['perhaps-sent', 'perhaps sent'],
  ['skipped', skipped],
];

/** The page of a mailing; while messages wait, it renews itself where scripts run. */
export function mailingPage(
  place: MailPlace,
  mailing: MailingDetails,
  filesNote: readonly string[] | null,
  words: { readonly format: Formats; readonly zone: string },
): PageModel {
  const { one, many, perhaps } = place.words;
  const { format, zone } = words;
  const going = mailing.done < mailing.total;
  return {
    ...place.frame(mailLinkOf(place)),
    title: titleOf(mailing.kind, place.words),
    scripts: going ? ['renew.js'] : [],
    filesNote,
    address: `${place.home}/mailings/${mailing.id}`,
    going,
    sentOff: `Sent off on ${format.shortMoment(mailing.sentOffAt, zone)} to ${counted(format, mailing.total, one, many)}.`,
    progress: {
      label: going ? 'Sending' : 'Done',
      value: mailing.done,
      max: Math.max(1, mailing.total),
      text: `${format.number(mailing.done)} of ${format.number(mailing.total)}`,
    },
    lines: lines(place.words).flatMap(([state, text]) =>
      mailing.progress[state] === 0 ? [] : [`${format.number(mailing.progress[state])} ${text}`],
    ),
    perhaps: mailing.progress['perhaps-sent'] > 0 ? perhaps : null,
    table: mailing.troubles.length === 0 ? null : troubleTable(mailing, place),
  };
}

function troubleTable({ troubles, kind }: MailingDetails, { words, recipientHref }: MailPlace) {
  return {
    caption: `${capitalised(words.many)} whose ${KIND_NAMES[kind].toLowerCase()} did not arrive for certain`,
    dense: true,
    head: [{ text: capitalised(words.one) }, { text: 'E-mail address' }, { text: 'Now' }, { text: 'Why' }],
    rows: troubles.map((message) => [
      { text: message.name === '' ? 'No name' : message.name, href: recipientHref(message.recipientId) },
      message.email,
      {
        tag:
          message.state === 'waiting' ? { text: 'trying again', tone: 'plain' } : STATE_TAGS[message.state],
      },
      reasonOf(message.error),
    ]),
  };
}
