/** How far mailings have got, and which messages need somebody's attention. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import * as mailings from '../../storage/mailing-store.js';
import { type TroubledMessage, troubledMessages } from '../../storage/outbox-store.js';
import type { ServiceContext } from '../context.js';
import type { BulkKind } from './mailings.js';
import type { Occasion } from './occasions/index.js';

/** Lines of trouble that a page lists. */
const MOST_TROUBLES = 500;

export interface MailingReport {
  readonly id: string;
  readonly kind: mailings.MailingKind;
  /** Epoch milliseconds. */
  readonly sentOffAt: number;
  readonly progress: mailings.MailingProgress;
  readonly total: number;
  /** Messages that are neither waiting nor on their way. */
  readonly done: number;
}

export interface MailingDetails extends MailingReport {
  readonly troubles: readonly TroubledMessage[];
}

/** The occasion's mailings of this kind, newest first. */
export async function listMailings(
  context: ServiceContext,
  occasion: Occasion,
  kind: BulkKind,
): Promise<MailingReport[]> {
  const rows = await mailings.mailingsOf(context.storage.reader, occasion, kind);
  return Promise.all(rows.map((row) => reportOn(context, row)));
}

/** One mailing with its troubles; another occasion's is not found. */
export async function showMailing(
  context: ServiceContext,
  occasion: Occasion,
  id: string,
): Promise<Result<MailingDetails, Problem>> {
  const { reader } = context.storage;
  const row = await mailings.findMailing(reader, occasion, id);
  if (row === undefined) return refuse(problem('not-found'));
  const troubles = await troubledMessages(reader, id, MOST_TROUBLES);
  return ok({ ...(await reportOn(context, row)), troubles });
}

async function reportOn(context: ServiceContext, row: mailings.MailingRow): Promise<MailingReport> {
  const progress = await mailings.progressOf(context.storage.reader, row.id);
  const total = Object.values(progress).reduce((sum, count) => sum + count, 0);
  const done = total - progress.waiting - progress.sending;
  return { id: row.id, kind: row.kind, sentOffAt: row.created_at, progress, total, done };
}
