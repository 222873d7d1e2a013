/** Quotes fit to publish: words of a comment, held against what could identify, with whoever decided and when. */
import { type Detail, detailsIn, isFaithful } from '../../../domain/comments/details.js';
import { newId } from '../../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../../shared/problem.js';
import { type Result, refuse } from '../../../shared/result.js';
import { quotedCell } from '../../../shared/spreadsheet.js';
import { appendAudit } from '../../../storage/audit-store.js';
import { findFrame } from '../../../storage/comment-frame-store.js';
import {
  type CommentQuoteRow,
  quotesOf,
  removeQuote,
  saveQuote,
} from '../../../storage/comment-quote-store.js';
import type { ServiceContext } from '../../context.js';
import { runOrRefuse } from '../../refusing.js';
import { ownerOf } from '../subject.js';
import { type CommentPlace, fieldFault, frameFor } from './frames.js';
import { readWordLists } from './word-lists.js';

/** What is to be published of a comment. */
export interface QuoteToMark {
  readonly key: string;
  /** The whole comment. */
  readonly original: string;
  readonly text: string;
  readonly saidBy: string;
  /** That what is still flagged was looked at, and identifies nobody. */
  readonly confirmed: boolean;
}

/** What is flagged in a text. */
export function flagsIn(text: string): readonly Detail[] {
  return detailsIn(text, readWordLists().details);
}

/**
 * Marks a quote as fit to publish. Refused at `text` where it says what the comment does not, and at `confirmed` while details
 * are flagged and nobody has confirmed a second time that they identify nobody.
 */
export async function markQuote(
  context: ServiceContext,
  place: CommentPlace,
  quote: QuoteToMark,
): Promise<Result<void, Problem>> {
  const [text, saidBy] = [quote.text.trim(), quote.saidBy.trim()];
  if (text === '') return refuse(fieldFault('text', 'Write the words that may be published'));
  if (!isFaithful(text, quote.original))
    return refuse(
      fieldFault(
        'text',
        'Keep to the comment’s own words in their order: leave out with […], and put what you add in square brackets',
      ),
    );
  const flags = flagsIn(text).length + flagsIn(saidBy).length;
  if (flags > 0 && !quote.confirmed)
    return refuse(fieldFault('confirmed', 'Take out what is flagged, or confirm that it identifies nobody'));
  const [at, id] = [context.clock.now(), newId(context.randomness)];
  const response_key = place.subject.kind === 'survey' ? quote.key : null;
  return runOrRefuse(context.storage.writer, async (database) => {
    const frame = await frameFor(context, database, place);
    await saveQuote(database, {
      ...{ id, frame_id: frame.id, comment_key: quote.key, response_key, text, said_by: saidBy, flags },
      ...{ confirmed: quote.confirmed && flags > 0 ? 1 : 0, author: place.actor, marked_at: at },
    });
    await audit(database, place, { at, action: 'quote-marked', details: { flags } });
  });
}

/** Takes back that a comment's quote is fit to publish. */
export async function unmarkQuote(
  context: ServiceContext,
  place: CommentPlace,
  key: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  return runOrRefuse(context.storage.writer, async (database) => {
    const frame = await findFrame(database, ownerOf(place.subject), place.question);
    const removed =
      frame !== undefined && (await removeQuote(database, { frame_id: frame.id, comment_key: key }));
    if (!removed) throw new ProblemError(problem('not-found'));
    await audit(database, place, { at, action: 'quote-taken-back', details: {} });
  });
}

/** Every quote that was marked, in the order of marking. */
export async function storedQuotes(
  { storage }: ServiceContext,
  { subject, question }: Pick<CommentPlace, 'subject' | 'question'>,
): Promise<readonly CommentQuoteRow[]> {
  const frame = await findFrame(storage.reader, ownerOf(subject), question);
  return frame === undefined ? [] : quotesOf(storage.reader, frame.id);
}

/** A quote as a report may show it: nothing leads from it to its comment. */
export interface FitQuote {
  readonly id: string;
  readonly text: string;
  /** What is said of who said it; empty for nothing. */
  readonly saidBy: string;
}

/**
 * The quotes on a question that are fit to publish, in an order that says nothing. Read them anew whenever a report is shown:
 * a quote goes with its response.
 */
export async function quotesFitToPublish(
  context: ServiceContext,
  place: Pick<CommentPlace, 'subject' | 'question'>,
): Promise<readonly FitQuote[]> {
  const quotes = await storedQuotes(context, place);
  return quotes
    .map(({ id, text, said_by }) => ({ id, text, saidBy: said_by }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The quotes as CSV that spreadsheet programs open safely. */
export function quotesCsv(quotes: readonly FitQuote[]): string {
  const lines = quotes.map(({ text, saidBy }) => `${quotedCell(text)},${quotedCell(saidBy)}`);
  return `${['quote,said_by', ...lines].join('\r\n')}\r\n`;
}

/** Writes to the audit log that the quotes were taken out. */
export async function noteQuotesTaken(
  context: ServiceContext,
  place: CommentPlace,
  quotes: number,
): Promise<void> {
  const at = context.clock.now();
  await context.storage.writer.run((database) =>
    audit(database, place, { at, action: 'quotes-downloaded', details: { quotes } }),
  );
}

async function audit(
  database: Parameters<typeof appendAudit>[0],
  { subject, question, actor }: CommentPlace,
  { details, ...line }: { at: number; action: string; details: Readonly<Record<string, number>> },
): Promise<void> {
  const about = { subject: subject.id, labId: subject.labId, actor };
  await appendAudit(database, { ...line, ...about, details: { question, ...details } });
}
