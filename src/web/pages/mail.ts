/** What organisers see of mail: where it goes, what can be sent, what was sent. */
import type { MailRoute } from '../../services/mail/mail.js';
import type { BulkKind, Prospect } from '../../services/mail/mailings.js';
import type { MailingReport } from '../../services/mail/progress.js';
import type { Formats } from '../../shared/dates.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowBallotFrame } from './organiser-frame.js';

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

/** The page on which all of a ballot's mail begins. `open`: members can be written to now. */
export function mailPage(
  visit: BallotVisit,
  kinds: readonly KindOfMail[],
  route: MailRoute,
  open: boolean,
  words: Words,
): PageModel {
  const frame = belowBallotFrame(visit);
  return {
    ...frame,
    title: 'Mail',
    open,
    isOver: !open && visit.ballot.state !== 'draft' && visit.ballot.state !== 'scheduled',
    filesNote: filesNote(route),
    sections: kinds.map(({ kind, prospect, mailings }) => ({
      heading: PLURALS[kind],
      sentence: sentenceOf(kind, prospect.recipients, words.format),
      write:
        open && prospect.recipients > 0
          ? { text: `Write ${PLURALS[kind].toLowerCase()}`, href: `${frame.home}/mail/${kind}` }
          : null,
      table: mailings.length === 0 ? null : mailingTable(kind, mailings, frame.home, words),
    })),
  };
}

/** Says that no mail leaves this machine, where it is so. */
export function filesNote(route: MailRoute): readonly string[] | null {
  if (route.kind === 'smtp') return null;
  return [
    'No mail server is set, so nothing is sent: each message is written as a file instead.',
    `They are in ${route.folder}, and only the service's own account can read them, because each holds a voting link. Set SMTP_URL to send mail.`,
  ];
}

function sentenceOf(kind: BulkKind, recipients: number, format: Formats): string {
  if (kind === 'reminder') {
    return recipients === 0
      ? 'Everybody on the roll has voted.'
      : `${counted(format, recipients, 'member has', 'members have')} not voted yet.`;
  }
  return recipients === 0
    ? 'Everybody who has not voted has an invitation.'
    : `${counted(format, recipients, 'member has', 'members have')} no invitation yet.`;
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
