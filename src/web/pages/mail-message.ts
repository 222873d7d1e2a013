/** Writing an invitation or a reminder, and seeing it as its readers will. */
import type { ComposedMail } from '../../services/mail/compose.js';
import type { BulkKind, Prospect } from '../../services/mail/mailings.js';
import { type Message, placeholdersOf, type TypedMessage } from '../../services/mail/message.js';
import type { Formats } from '../../shared/dates.js';
import type { PageModel } from '../render.js';
import { counted } from './counted.js';
import { type MailPlace, mailLinkOf } from './mail-place.js';

const TITLES: Readonly<Record<BulkKind, string>> = {
  invitation: 'Write invitations',
  reminder: 'Write reminders',
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
  place: MailPlace,
  kind: BulkKind,
  number: number,
  typed: TypedMessage,
  errors: Readonly<Record<string, string>> = {},
): PageModel {
  const { words } = place;
  return {
    ...place.frame(mailLinkOf(place)),
    title: TITLES[kind],
    action: `${place.home}/mail/${kind}`,
    number,
    languages: words.languages,
    forEach: words.one,
    names: placeholdersOf(place.occasion).map((name) => ({
      name: `{${name}}`,
      meaning: words.standsFor[name],
    })),
    values: typed,
    errors,
  };
}

/** The preview, with the button that sends. */
export function messagePreviewPage(
  place: MailPlace,
  kind: BulkKind,
  prospect: Prospect,
  shown: {
    readonly typed: TypedMessage;
    readonly mail: ComposedMail;
    readonly filesNote: readonly string[] | null;
  },
  format: Formats,
): PageModel {
  const { words } = place;
  return {
    ...place.frame(mailLinkOf(place)),
    title: 'Check before sending',
    action: `${place.home}/mail/${kind}`,
    forOne: words.one,
    languageFrom: words.languageFrom,
    fields: { number: String(prospect.number), ...shown.typed },
    mail: shown.mail,
    isBilingual: shown.mail.languages.length > 1,
    filesNote: shown.filesNote,
    button: `Send to ${counted(format, prospect.recipients, words.one, words.many)}`,
  };
}
