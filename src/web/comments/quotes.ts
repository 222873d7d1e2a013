/** Quotes fit to publish: the list of a question, and as a file. */
import { quotesCsv } from '../../services/analysis/comments/quotes.js';
import { commentQuotesPage } from '../pages/comments-quotes.js';
import { renderPage, wordsFor } from '../render.js';
import { coderNames } from './coders.js';
import type { CommentPage } from './desk.js';

export const quotes: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    const marked = await services.analysis.comments.quotes(at);
    const { format } = wordsFor(place.visit.response, 'organiser');
    const zone = services.context.config.labTimeZone;
    const parts = { quotes: marked, names: await coderNames(desk), format, zone };
    renderPage(place.visit.response, 'comments-quotes', commentQuotesPage(desk, parts));
  },
};

/** The quotes as CSV; that they were taken out is in the audit log. A form, as it writes that line. */
export const quotesFile: CommentPage = {
  get: quotes.get,
  post: async ({ services, place, at }) => {
    const { comments } = services.analysis;
    const fit = await comments.quotesFitToPublish(at);
    await comments.noteQuotesTaken(at, fit.length);
    const file = `quotes-${at.question}-${place.slug}.csv`;
    place.visit.response.type('text/csv; charset=utf-8').attachment(file).send(quotesCsv(fit));
  },
};
