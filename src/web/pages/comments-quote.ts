/** A quote being edited, beside its comment, with everything that is flagged in either. */
import type { Detail, DetailKind } from '../../domain/comments/details.js';
import { cutAt } from '../../domain/comments/search.js';
import type { OneComment } from '../../services/analysis/comments/asks/one.js';
import { flagsIn } from '../../services/analysis/comments/quotes.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';

/** What is typed, and what is wrong with it. */
export interface QuoteForm {
  readonly text: string;
  readonly saidBy: string;
  /** Whether the comment has a quote already. */
  readonly isMarked: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<DetailKind, string>> = {
  'e-mail': 'an e-mail address',
  web: 'an address on the web',
  phone: 'a phone number',
  postcode: 'a postcode',
  number: 'a number',
  title: 'a name with a title',
  name: 'perhaps a name',
  place: 'a place',
  capitals: 'all in capitals, so that names cannot be told from other words',
};

/** The model of `views/pages/comments-quote.ejs`. */
export function commentQuotePage(desk: CommentDesk, comment: OneComment, form: QuoteForm): PageModel {
  const { base } = desk;
  const { text, saidBy, isMarked, errors } = form;
  const left = [...flagsIn(text), ...flagsIn(saidBy)];
  const original = flagsIn(comment.text);
  return {
    ...commentFrame(desk, null, [{ text: 'Quotes', href: `${base}/quotes` }]),
    ...{ title: 'Quote a comment', mainWidth: 'full', action: `${base}/quote`, ref: comment.ref, isMarked },
    pieces: cutAt(
      comment.text,
      original.map(({ start, end }) => [start, end] as const),
    ),
    flags: flagLines(left),
    // A second, deliberate step: nobody is asked to confirm before the page has said what is still flagged.
    asksToConfirm: left.length > 0 && Object.keys(errors).length > 0,
    errors,
    values: { text, saidBy },
  };
}

function flagLines(flags: readonly Detail[]): readonly string[] {
  const lines = flags.map(({ kind, text }) =>
    kind === 'capitals' ? `The text is ${KINDS[kind]}` : `“${text}”: ${KINDS[kind]}`,
  );
  return [...new Set(lines)];
}
