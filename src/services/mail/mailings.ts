/** Mailings: an invitation or a reminder to many people, sent off once however often "send" is pressed. */
import { present } from '../../shared/assert.js';
import { newId } from '../../shared/ids.js';
import type { Translators } from '../../shared/locales.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import * as mailings from '../../storage/mailing-store.js';
import * as outbox from '../../storage/outbox-store.js';
import type { Recipient } from '../../storage/recipient-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { runOrRefuse } from '../refusing.js';
import { defaultMessage, type Message, storeMessage } from './message.js';
import { type Occasion, readOccasion } from './occasions/index.js';

/** The kinds that go to many. */
export type BulkKind = Exclude<mailings.MailingKind, 'replacement'>;

/** What the form about a mailing knows before it is sent. */
export interface Prospect {
  /** How many mailings of this kind there were: the number of the next one, which the form sends back. */
  readonly number: number;
  readonly recipients: number;
}

/** A mailing that is sent off; `repeated` when it had been before. */
export interface SentOff {
  readonly mailingId: string;
  readonly repeated: boolean;
}

/** What sending a mailing of this kind would mean now. */
export async function prospect(
  context: ServiceContext,
  occasion: Occasion,
  kind: BulkKind,
): Promise<Prospect> {
  const { reader } = context.storage;
  return {
    number: await mailings.countMailings(reader, occasion, kind),
    recipients: await outbox.countRecipients(reader, occasion, kind),
  };
}

/**
 * Sends mailing number `number` of this kind off: every message is in the outbox when this answers. Two tabs, or
 * two servers, that send the same number send one mailing. Refused while nobody may be written to, and with
 * `not-ready` when there is nobody to write to.
 */
export async function sendOff(
  context: ServiceContext,
  occasion: Occasion,
  actor: string,
  mailing: { readonly kind: BulkKind; readonly number: number; readonly message: Message },
): Promise<Result<SentOff, Problem>> {
  const now = context.clock.now();
  const row = newMailing(context, occasion, mailing.kind, mailing.message, String(mailing.number));
  return runOrRefuse(context.storage.writer, async (database) => {
    await mustBeOpen(database, occasion, now);
    const before = await mailings.countMailings(database, occasion, mailing.kind);
    if (mailing.number > before) throw new ProblemError(problem('form-stale'));
    // Its key is claimed before anything is counted: on PostgreSQL this waits for whoever presses at the same moment.
    if (!(await mailings.addMailing(database, row))) return sentBefore(database, row.idempotency_key);
    const messages = await outbox.fillOutbox(database, row, now);
    if (messages === 0)
      throw new ProblemError(
        problem('not-ready', { parameters: { missing: 'there is nobody to write to.' } }),
      );
    await appendAudit(database, {
      at: now,
      actor,
      action: `${mailing.kind}s-sent-off`,
      subject: occasion.id,
      labId: occasion.labId,
      details: { messages },
    });
    return { mailingId: row.id, repeated: false };
  });
}

/** Sends one recipient the new link that replaced a lost one; once for each new link. */
export async function sendReplacement(
  context: ServiceContext,
  words: Translators,
  occasion: Occasion,
  actor: string,
  recipient: Recipient,
): Promise<Result<SentOff, Problem>> {
  const now = context.clock.now();
  const message = defaultMessage(occasion, 'replacement', words);
  const row = newMailing(context, occasion, 'replacement', message, `${recipient.id}:${recipient.issue}`);
  return runOrRefuse(context.storage.writer, async (database) => {
    await mustBeOpen(database, occasion, now);
    if (!(await mailings.addMailing(database, row))) return sentBefore(database, row.idempotency_key);
    await outbox.addMessage(database, row, recipient.id, now);
    const details = { messages: 1 };
    const line = { at: now, actor, action: 'replacement-sent-off', labId: occasion.labId, details };
    await appendAudit(database, { ...line, subject: recipient.id });
    return { mailingId: row.id, repeated: false };
  });
}

async function mustBeOpen(database: Database, occasion: Occasion, now: number): Promise<void> {
  const closed = (await readOccasion(database, occasion)).barrier(now);
  if (closed !== null) throw new ProblemError(closed);
}

function newMailing(
  context: ServiceContext,
  occasion: Occasion,
  kind: mailings.MailingKind,
  message: Message,
  which: string,
): mailings.MailingRow {
  return {
    id: newId(context.randomness),
    ...mailings.occasionColumns(occasion),
    kind,
    idempotency_key: `${occasion.id}:${kind}:${which}`,
    message: storeMessage(message),
    created_at: context.clock.now(),
  };
}

async function sentBefore(database: Database, key: string): Promise<SentOff> {
  const mailing = present(await mailings.findMailingByKey(database, key), 'a mailing keeps its key');
  return { mailingId: mailing.id, repeated: true };
}
