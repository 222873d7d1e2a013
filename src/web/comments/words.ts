/** Words: which words and phrases comments are made of, by group. */
import { countIn, textField } from '../form.js';
import { commentWordsPage } from '../pages/comments-words.js';
import { renderPage, wordsFor } from '../render.js';
import { askOr, type CommentPage } from './desk.js';
import { groupChoices } from './groups.js';

export const words: CommentPage = {
  get: async (desk) => {
    const { query } = desk.place.visit.request;
    const by = textField(query, 'by', 200).trim() || null;
    const size = Math.min(3, Math.max(1, countIn(textField(query, 'size', 1)) ?? 1));
    const isDifferent = textField(query, 'order', 20) === 'different' && by !== null;
    const order = isDifferent ? ('different' as const) : ('common' as const);
    const counted = await askOr(desk, 'words', { by, size, order });
    if (counted === null) return;
    const { format } = wordsFor(desk.place.visit.response, 'organiser');
    const parts = { words: counted.answer, by, order, groups: await groupChoices(desk) };
    renderPage(desk.place.visit.response, 'comments-words', commentWordsPage(desk, parts, format));
  },
};
