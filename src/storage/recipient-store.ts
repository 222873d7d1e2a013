/** Whom mailings go to, as stored: members on a ballot's roll, contacts of a survey. One entry a kind of occasion. */
import type { AliasableExpression } from 'kysely';
import type { MailingKind, MailOccasion } from './mailing-store.js';
import type { Database, OutboxTable } from './tables.js';

/** Somebody who can be written to, and the number of the link they have now. */
export interface Recipient {
  readonly id: string;
  readonly issue: number;
}

interface RecipientsOf {
  /** The outbox's column for them. */
  readonly column: keyof OutboxTable & ('entry_id' | 'contact_id');
  /** Those whose link works and waits to be used. */
  waiting(database: Database, id: string): AliasableExpression<Recipient>;
}

const RECIPIENTS: Readonly<Record<MailOccasion['kind'], RecipientsOf>> = {
  ballot: {
    column: 'entry_id',
    waiting: (database, id) =>
      database
        .selectFrom('roll_entries')
        .select(['id', 'issue'])
        .where('ballot_id', '=', id)
        .where('withdrawn', '=', 0)
        .where('voted', '=', 0),
  },
  survey: {
    column: 'contact_id',
    waiting: (database, id) =>
      database
        .selectFrom('survey_contacts')
        .innerJoin('survey_links', 'survey_links.code_hash', 'survey_contacts.code_hash')
        .select(['survey_contacts.id', 'survey_contacts.issue'])
        .where('survey_contacts.survey_id', '=', id)
        .where('survey_links.state', 'in', ['unused', 'started']),
  },
};

/** The outbox's column for recipients of this occasion. */
export function recipientColumn({ kind }: MailOccasion): RecipientsOf['column'] {
  return RECIPIENTS[kind].column;
}

/**
 * Those whom a mailing of this kind is for. A reminder: everybody whose link waits to be used. An invitation: of these,
 * whoever has no message that waits for them or carried the link they have now on its way, for certain or perhaps. So one
 * whose mail failed is called for again, and one whose link was replaced since: the link that was mailed to them is dead.
 */
export function recipientsOf(database: Database, { kind: about, id }: MailOccasion, kind: MailingKind) {
  const waiting = database.selectFrom(RECIPIENTS[about].waiting(database, id).as('recipients'));
  if (kind === 'reminder') return waiting;
  return waiting.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('outbox')
          .select('outbox.recipient_id')
          .whereRef('outbox.recipient_id', '=', 'recipients.id')
          .where((row) =>
            row.or([
              row('outbox.state', '=', 'waiting'),
              row.and([
                row('outbox.state', 'in', ['sending', 'sent', 'perhaps-sent']),
                row('outbox.link_issue', '=', row.ref('recipients.issue')),
              ]),
            ]),
          ),
      ),
    ),
  );
}
