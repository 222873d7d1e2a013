/** Quotes fit to publish, each with who decided so and when. */
import { refOf } from '../../services/analysis/comments/comment-block.js';
import type { Formats } from '../../shared/dates.js';
import type { CommentQuoteRow } from '../../storage/comment-quote-store.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';
import { LEFT } from './comments-coders.js';

/** What the page is made of. */
export interface QuotesParts {
  readonly quotes: readonly CommentQuoteRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly format: Formats;
  readonly zone: string;
}

/** The model of `views/pages/comments-quotes.ejs`. */
export function commentQuotesPage(
  desk: CommentDesk,
  { quotes, names, format, zone }: QuotesParts,
): PageModel {
  const { base, question } = desk;
  return {
    ...commentFrame(desk, '/quotes'),
    ...{ title: 'Quotes fit to publish', download: `${base}/quotes.csv` },
    quotes: quotes.map(({ comment_key, text, said_by, flags, author, marked_at }) => ({
      ...{ text, saidBy: said_by },
      marked: `Marked by ${names.get(author) ?? LEFT} on ${format.shortMoment(marked_at, zone)}${flags > 0 ? `, who confirmed ${flags} flagged ${flags === 1 ? 'detail' : 'details'}` : ''}`,
      href: `${base}/quote?comment=${refOf(question.name, comment_key)}`,
    })),
  };
}
