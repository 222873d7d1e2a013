/** What organisers see of mail: where it goes, what can be sent, what was sent. */
import type { MailRoute } from '../../services/mail/mail.js';
import type { BulkKind, Prospect } from '../../services/mail/mailings.js';
import type { MailingReport } from '../../services/mail/progress.js';
import type { Formats } from '../../shared/dates.js';
import type { PageModel } from '../render.js';
import type { MailPlace } from './mail-place.js';

/** One kind of mailing: what the next one would be, and those before it. */
export interface KindOfMail {
  readonly kind: BulkKind;
  readonly prospect: Prospect;
  readonly mailings: readonly MailingReport[];
}

interface Words {
  readonly format: Formats;
  readonly zone: string;
}

const PLURALS: Readonly<Record<BulkKind, string>> = { invitation: 'Invitations', reminder: 'Reminders' };

/** The page on which all mail about a ballot or survey begins. `open`: people can be written to now. */
export function mailPage(
  place: MailPlace,
  kinds: readonly KindOfMail[],
  route: MailRoute,
  open: boolean,
  words: Words,
): PageModel {
  const { home } = place;
  return {
    ...place.frame(),
    title: 'Mail',
    open,
    notOpen: place.isOver ? place.words.over : place.words.notYet,
    once: place.words.once,
    filesNote: filesNote(place, route),
    sections: kinds.map(({ kind, prospect, mailings }) => ({
      heading: PLURALS[kind],
      sentence: place.words.prospect(kind, prospect.recipients, words.format),
      write:
        open && prospect.recipients > 0
          ? { text: `Write ${PLURALS[kind].toLowerCase()}`, href: `${home}/mail/${kind}` }
          : null,
      table: mailings.length === 0 ? null : mailingTable(kind, mailings, home, words),
    })),
  };
}

/** Says that no mail leaves this machine, where it is so. */
export function filesNote({ occasion }: MailPlace, route: MailRoute): readonly string[] | null {
  if (route.kind === 'smtp') return null;
  return [
    'No mail server is set, so nothing is sent: each message is written as a file instead.',
    `They are in ${route.folder}, and only the service’s own account can read them, because each holds a ${occasion.linkName}. Set SMTP_URL to send mail.`,
  ];
}

function mailingTable(kind: BulkKind, mailings: readonly MailingReport[], home: string, words: Words) {
  return {
    caption: `${PLURALS[kind]} that were sent off`,
    captionHidden: true,
    dense: true,
    head: [
      { text: 'Sent off' },
      { text: 'Messages', numeric: true },
      { text: 'Sent', numeric: true },
      { text: 'Failed', numeric: true },
    ],
    rows: mailings.map(({ id, sentOffAt, total, progress }) => [
      { text: words.format.shortMoment(sentOffAt, words.zone), href: `${home}/mailings/${id}` },
      words.format.number(total),
      words.format.number(progress.sent),
      words.format.number(progress.failed + progress['perhaps-sent']),
    ]),
  };
}
