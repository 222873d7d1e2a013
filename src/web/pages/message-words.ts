/** The words for what was mailed to a member, on the roll and on mailings' pages. */
import type { MailingKind, MessageState } from '../../storage/mailing-store.js';
import type { Tag } from './tag.js';

export const KIND_NAMES: Readonly<Record<MailingKind, string>> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  replacement: 'New link',
};

export const STATE_TAGS: Readonly<Record<MessageState, Tag>> = {
  waiting: { text: 'waiting', tone: 'plain' },
  sending: { text: 'being sent', tone: 'plain' },
  sent: { text: 'sent', tone: 'good' },
  'perhaps-sent': { text: 'perhaps sent', tone: 'needs-you' },
  failed: { text: 'failed', tone: 'warning' },
  skipped: { text: 'not needed any more', tone: 'plain' },
};

/** Reply codes of mail servers (RFC 5321, RFC 3463) and words of our own, for people. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/ 5\.1\.\d+$/, 'there is no such address'],
  [/ 5\.2\.2$| 4\.2\.2$/, 'the mailbox is full'],
  [/ 5\.7\.\d+$/, 'the mail server does not accept our mail'],
  [/^4\d\d/, 'the mail server put it off'],
  [/^5\d\d/, 'the mail server refused it'],
  [/^server stopped$/, 'the service stopped while it was being sent'],
  [/^EAUTH$/, 'the mail server did not accept our name and password'],
  [/^(ECONNECTION|ETIMEDOUT|ESOCKET|EDNS|ECONNREFUSED|ETLS)$/, 'the connection to the mail server failed'],
  [/^(ENOSPC|EACCES|EPERM|EROFS)$/, 'the file could not be written'],
];

/** What went wrong, with the code behind it: `there is no such address (550 5.1.1)`. */
export function reasonOf(error: string | null): string {
  if (error === null) return '';
  const known = MEANINGS.find(([pattern]) => pattern.test(error));
  return known === undefined ? error : `${known[1]} (${error})`;
}
