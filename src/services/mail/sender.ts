/**
 * Sends what waits in the outbox: any number of servers may run it over one database.
 *
 * A crash between handing a mail over and writing that down cannot be undone by either side, so one mistake or
 * the other has to be possible. Canvass never sends twice: the attempt is written down before it is made, and a
 * message cut off by a crash is reported as perhaps sent, for an organiser to decide about. Somebody who gets
 * no mail can be given another link; a member who gets two asks whether there were two votes.
 */
import { join } from 'node:path';
import { sha256 } from '../../shared/digest.js';
import type { Translators } from '../../shared/locales.js';
import { mailingById, occasionOf } from '../../storage/mailing-store.js';
import * as outbox from '../../storage/outbox-store.js';
import type { ServiceContext } from '../context.js';
import { composeMail } from './compose.js';
import type { Carrier, Delivery, OutgoingMail } from './delivery.js';
import { forgetMailFiles, messageFileName } from './mail-files.js';
import { readMessage } from './message.js';
import { readOccasion } from './occasions/index.js';

/** Messages on their way at the same time, from one server. */
export const MOST_AT_ONCE = 4;
/** Longer than any attempt can take; afterwards the server that made it is taken for dead. */
const CLAIM = 10 * 60_000;
/** How long after the first, second, … attempt the next one is made. */
const WAITS = [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000, 4 * 60 * 60_000];

/** Sends everything that is due now, then answers with how many messages were attempted. */
export type SendDue = () => Promise<{ readonly attempted: number; readonly unreachable: boolean }>;

/** A `SendDue` over this carrier. One call at a time; a fault of our own side is thrown when all have settled. */
export function sendDue(context: ServiceContext, words: Translators, carrier: () => Carrier): SendDue {
  return async () => {
    const { reader, writer } = context.storage;
    const round: Round = { attempted: 0, unreachable: false, faults: [] };
    if (!(await outbox.hasWork(reader, context.clock.now()))) return round;
    await writer.run((database) => outbox.giveUpOnLostClaims(database, context.clock.now()));
    const underway = new Set<Promise<void>>();
    while (!round.unreachable && round.faults.length === 0) {
      const now = context.clock.now();
      const claimed = await writer.run((database) => outbox.claimDue(database, now, now + CLAIM));
      if (claimed === undefined) break;
      if (claimed === 'taken') continue;
      round.attempted += 1;
      const settled = attempt(context, words, carrier, claimed)
        .then((delivery) => {
          if (delivery?.kind === 'unreachable') round.unreachable = true;
        })
        .catch((fault: unknown) => void round.faults.push(fault))
        .finally(() => underway.delete(settled));
      underway.add(settled);
      if (underway.size >= MOST_AT_ONCE) await Promise.race(underway);
    }
    await Promise.all(underway);
    if (round.faults.length > 0) throw round.faults[0];
    return round;
  };
}

/** What a round has seen so far. */
interface Round {
  attempted: number;
  unreachable: boolean;
  readonly faults: unknown[];
}

/** Makes one claimed attempt and writes down what became of it; null when the message is no longer called for. */
async function attempt(
  context: ServiceContext,
  words: Translators,
  carrier: () => Carrier,
  claimed: outbox.OutboxRow,
): Promise<Delivery | null> {
  const mail = await mailOf(context, words, claimed);
  const delivery = mail === null ? null : await carrier().deliver(mail);
  const outcome = outcomeOf(delivery, claimed.attempts, context.clock.now());
  const isWanted = await context.storage.writer.run((database) =>
    outbox.settleMessage(database, claimed, outcome),
  );
  // Erased while the message was on its way: whoever erased it may have looked for its file before it was there.
  if (!isWanted) await forgetMailFiles(join(context.config.dataDir, 'mail'), new Set([claimed.recipient_id]));
  return delivery;
}

/** The mail with its link, made for this moment only; null when it should not be sent any more. */
async function mailOf(
  context: ServiceContext,
  words: Translators,
  claimed: outbox.OutboxRow,
): Promise<OutgoingMail | null> {
  const { reader } = context.storage;
  const now = context.clock.now();
  const mailing = await mailingById(reader, claimed.mailing_id);
  const occasion = await readOccasion(reader, occasionOf(mailing));
  if (occasion.barrier(now) !== null) return null;
  const addressee = await occasion.addressee(context, claimed.recipient_id, claimed.link_issue);
  if (addressee === null) return null;
  const composed = composeMail(
    readMessage(mailing.message),
    occasion,
    addressee,
    context.config.labTimeZone,
    words,
  );
  return {
    ...composed,
    to: { name: addressee.name, address: addressee.address },
    messageId: messageIdOf(context, claimed),
    date: now,
    fileName: messageFileName(claimed.mailing_id, claimed.recipient_id),
  };
}

/** The same at every attempt, so that a mail server or program that keeps count sees one message. */
function messageIdOf(context: ServiceContext, { mailing_id, recipient_id }: outbox.OutboxRow): string {
  const host = new URL(context.config.baseUrl).hostname;
  return `<${sha256(`message ${mailing_id} ${recipient_id}`).slice(0, 40)}@${host}>`;
}

/** What is written down about an attempt; `attempts` counts this one. */
export function outcomeOf(delivery: Delivery | null, attempts: number, now: number): outbox.Outcome {
  if (delivery === null) return { state: 'skipped', error: null, nextAttemptAt: now };
  if (delivery.kind === 'sent') return { state: 'sent', error: null, nextAttemptAt: now };
  const error = delivery.code.slice(0, 40);
  if (delivery.kind === 'uncertain') return { state: 'perhaps-sent', error, nextAttemptAt: now };
  const wait = WAITS[attempts - 1];
  if (delivery.kind === 'refused' || wait === undefined)
    return { state: 'failed', error, nextAttemptAt: now };
  return { state: 'waiting', error, nextAttemptAt: now + wait };
}
