/** The form of quotes in a report: which are offered, and the part that comes back from it. */
import type { QuotedQuestion } from '../../services/analysis/publishing/quotes.js';
import { MOST_QUOTES, type PlanPart, type QuotesPart } from '../../services/analysis/report-plan/plan.js';
import type { FormReader } from '../form-reader.js';

/** A question's comments as an address names them. */
export function quotesOf({ subject, question }: Pick<QuotedQuestion, 'subject' | 'question'>): string {
  return `${subject.kind} ${subject.slug} ${question}`;
}

/** The quotes that a part is made of: those of the address for a new part, its own for one that is there; null where there are none. */
export function quotesAsked(
  all: readonly QuotedQuestion[],
  part: PlanPart | null,
  of: string,
): QuotedQuestion | null {
  const wanted = part?.kind === 'quotes' ? quotesOf(part) : of;
  return all.find((one) => quotesOf(one) === wanted) ?? null;
}

/** What can be chosen from. */
export function quotesOffered(all: readonly QuotedQuestion[]) {
  return all.map((one) => ({
    value: quotesOf(one),
    text: `${one.subject.kind === 'survey' ? 'Survey' : 'Ballot'}: ${one.title.en} – ${one.label} (${one.quotes.length} fit to publish)`,
  }));
}

/** The quotes to tick. */
export function quoteChoices({ quotes }: QuotedQuestion) {
  return quotes.map(({ id, text, saidBy }) => ({
    ...{ value: id, text: `“${text}”` },
    ...(saidBy === '' ? {} : { hint: saidBy }),
  }));
}

/** The part in the form: those that were there first, in their order. */
export function quotesPartIn(
  form: FormReader,
  { subject, question, quotes }: QuotedQuestion,
  before: QuotesPart | null,
): QuotesPart {
  const title = form.bothLines('title', { label: 'the message', longest: 300 });
  const sent = quotes.map(({ id }) => id).filter((id) => form.all('quotes').includes(id));
  const kept = (before?.quotes ?? []).filter((id) => sent.includes(id));
  const chosen = [...kept, ...sent.filter((id) => !kept.includes(id))];
  if (chosen.length === 0) form.refuse('quotes', 'Choose the quotes');
  if (chosen.length > MOST_QUOTES) form.refuse('quotes', `Choose ${MOST_QUOTES} quotes at most`);
  return { kind: 'quotes', subject, question, title: title.en === '' ? null : title, quotes: chosen };
}
