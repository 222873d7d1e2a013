/** One quote: words of a comment edited for publishing, held against what could identify, marked or taken back. */
import { withoutDetails } from '../../domain/comments/details.js';
import type { OneComment } from '../../services/analysis/comments/asks/one.js';
import { flagsIn } from '../../services/analysis/comments/quotes.js';
import { textField } from '../form.js';
import { commentQuotePage, type QuoteForm } from '../pages/comments-quote.js';
import { orThrow } from '../refusal.js';
import { renderPage } from '../render.js';
import { seeOther } from '../see-other.js';
import { namedComment } from './coding.js';
import type { CommentDesk, CommentPage } from './desk.js';
import { settleForm } from './form-refused.js';

const LONGEST = 5000;

export const quote: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    const comment = await namedComment(desk, place.visit.request.query);
    if (comment === null) return;
    const quotes = await services.analysis.comments.quotes(at);
    const known = quotes.find(({ comment_key }) => comment_key === comment.key);
    const text = known?.text ?? comment.text;
    show(desk, comment, { text, saidBy: known?.said_by ?? '', isMarked: known !== undefined, errors: {} });
  },
  post: async (desk) => {
    const { services, place, at, base } = desk;
    const { body } = place.visit.request;
    const comment = await namedComment(desk, body);
    if (comment === null) return;
    const act = textField(body, 'act', 10);
    const onwards = () => seeOther(place.visit.response, `${base}/quotes`);
    if (act === 'remove') {
      orThrow(await services.analysis.comments.unmarkQuote(at, comment.key));
      return onwards();
    }
    const text = textField(body, 'text', LONGEST);
    const form = { text, saidBy: textField(body, 'saidBy', 200), isMarked: false, errors: {} };
    if (act === 'clean') return show(desk, comment, cleaned(form));
    const marked = await services.analysis.comments.markQuote(at, {
      ...{ key: comment.key, original: comment.text, text, saidBy: form.saidBy },
      confirmed: textField(body, 'confirmed', 3) === 'yes',
    });
    await settleForm(marked, onwards, async (errors) => show(desk, comment, { ...form, errors }));
  },
};

/** The form without what is flagged in it. */
function cleaned(form: QuoteForm): QuoteForm {
  const clean = (text: string) => withoutDetails(text, flagsIn(text));
  return { ...form, text: clean(form.text), saidBy: clean(form.saidBy) };
}

function show(desk: CommentDesk, comment: OneComment, form: QuoteForm): void {
  const status = Object.keys(form.errors).length === 0 ? 200 : 422;
  const model = commentQuotePage(desk, comment, form);
  renderPage(desk.place.visit.response, 'comments-quote', model, status);
}
