/** Mailings: an invitation or a reminder to many members, sent off once however often "send" is pressed. */
import { present } from '../../shared/assert.js';
import { newId } from '../../shared/ids.js';
import type { Translators } from '../../shared/locales.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import * as mailings from '../../storage/mailing-store.js';
import * as outbox from '../../storage/outbox-store.js';
import { ballotMoment } from '../../storage/paper-store.js';
import type { RollEntryRow } from '../../storage/roll-store.js';
import type { Database } from '../../storage/tables.js';
import { votingProblem } from '../ballots/admission.js';
import type { ServiceContext } from '../context.js';
import { runOrRefuse } from '../refusing.js';
import { defaultMessage, type Message, storeMessage } from './message.js';

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
  ballot: BallotRow,
  kind: BulkKind,
): Promise<Prospect> {
  const { reader } = context.storage;
  return {
    number: await mailings.countMailings(reader, ballot.id, kind),
    recipients: await outbox.countRecipients(reader, ballot.id, kind),
  };
}

/**
 * Sends mailing number `number` of this kind off: every message is in the outbox when this answers. Two tabs, or
 * two servers, that send the same number send one mailing. Refused while members cannot vote, and with
 * `not-ready` when there is nobody to write to.
 */
export async function sendOff(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  mailing: { readonly kind: BulkKind; readonly number: number; readonly message: Message },
): Promise<Result<SentOff, Problem>> {
  const now = context.clock.now();
  const row = newMailing(context, ballot, mailing.kind, mailing.message, String(mailing.number));
  return runOrRefuse(context.storage.writer, async (database) => {
    const closed = votingProblem(await ballotMoment(database, ballot.id), now);
    if (closed !== null) throw new ProblemError(closed);
    const before = await mailings.countMailings(database, ballot.id, mailing.kind);
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
      subject: ballot.id,
      labId: ballot.lab_id,
      details: { messages },
    });
    return { mailingId: row.id, repeated: false };
  });
}

/** Sends one member the new link that replaced a lost one; once for each new link. */
export async function sendReplacement(
  context: ServiceContext,
  words: Translators,
  ballot: BallotRow,
  actor: string,
  entry: RollEntryRow,
): Promise<Result<SentOff, Problem>> {
  const now = context.clock.now();
  const message = defaultMessage('replacement', words);
  const row = newMailing(context, ballot, 'replacement', message, `${entry.id}:${entry.issue}`);
  return runOrRefuse(context.storage.writer, async (database) => {
    const closed = votingProblem(await ballotMoment(database, ballot.id), now);
    if (closed !== null) throw new ProblemError(closed);
    if (!(await mailings.addMailing(database, row))) return sentBefore(database, row.idempotency_key);
    await outbox.addMessage(database, row.id, entry.id, now);
    const details = { messages: 1 };
    const action = 'replacement-sent-off';
    await appendAudit(database, { at: now, actor, action, subject: entry.id, labId: ballot.lab_id, details });
    return { mailingId: row.id, repeated: false };
  });
}

function newMailing(
  context: ServiceContext,
  ballot: BallotRow,
  kind: mailings.MailingKind,
  message: Message,
  which: string,
): mailings.MailingRow {
  return {
    id: newId(context.randomness),
    ballot_id: ballot.id,
    kind,
    idempotency_key: `${ballot.id}:${kind}:${which}`,
    message: storeMessage(message),
    created_at: context.clock.now(),
  };
}

async function sentBefore(database: Database, key: string): Promise<SentOff> {
  const mailing = present(await mailings.findMailingByKey(database, key), 'a mailing keeps its key');
  return { mailingId: mailing.id, repeated: true };
}
