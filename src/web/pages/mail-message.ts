/** Writing an invitation or a reminder, and seeing it as members will. */
import type { ComposedMail } from '../../services/mail/compose.js';
import type { BulkKind, Prospect } from '../../services/mail/mailings.js';
import { type Message, PLACEHOLDERS, type TypedMessage } from '../../services/mail/message.js';
import type { Formats } from '../../shared/dates.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowBallotFrame, mailLink } from './organiser-frame.js';

const TITLES: Readonly<Record<BulkKind, string>> = {
  invitation: 'Write invitations',
  reminder: 'Write reminders',
};

/** What each name in braces stands for. */
const STANDS_FOR: Readonly<Record<(typeof PLACEHOLDERS)[number], string>> = {
  name: 'the member’s name',
  link: 'the member’s own voting link',
  closes: 'when the ballot closes',
  question: 'the ballot’s question',
};

/** The form's fields for a message. */
export const MESSAGE_FIELDS = ['en-subject', 'en-body', 'cy-subject', 'cy-body'] as const;

/** The message as the form's fields. */
export function typedFrom(message: Message): TypedMessage {
  return {
    'en-subject': message.en.subject,
    'en-body': message.en.body,
    'cy-subject': message.cy?.subject ?? '',
    'cy-body': message.cy?.body ?? '',
  };
}

/** The form; `number` is the mailing that it would be. */
export function messageFormPage(
  visit: BallotVisit,
  kind: BulkKind,
  number: number,
  typed: TypedMessage,
  errors: Readonly<Record<string, string>> = {},
): PageModel {
  const frame = belowBallotFrame(visit, mailLink(visit));
  return {
    ...frame,
    title: TITLES[kind],
    action: `${frame.home}/mail/${kind}`,
    number,
    names: PLACEHOLDERS.map((name) => ({ name: `{${name}}`, meaning: STANDS_FOR[name] })),
    values: typed,
    errors,
  };
}

/** The preview, with the button that sends. */
export function messagePreviewPage(
  visit: BallotVisit,
  kind: BulkKind,
  prospect: Prospect,
  shown: {
    readonly typed: TypedMessage;
    readonly mail: ComposedMail;
    readonly filesNote: readonly string[] | null;
  },
  format: Formats,
): PageModel {
  const frame = belowBallotFrame(visit, mailLink(visit));
  return {
    ...frame,
    title: 'Check before sending',
    action: `${frame.home}/mail/${kind}`,
    fields: { number: String(prospect.number), ...shown.typed },
    mail: shown.mail,
    isBilingual: shown.mail.languages.length > 1,
    filesNote: shown.filesNote,
    button: `Send to ${counted(format, prospect.recipients, 'member', 'members')}`,
  };
}
