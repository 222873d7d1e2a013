/** Counts: how many comments have each code, by group. */
import { textField } from '../form.js';
import { commentCountsPage } from '../pages/comments-counts.js';
import { renderPage, wordsFor } from '../render.js';
import { askOr, type CommentPage } from './desk.js';
import { groupChoices } from './groups.js';

export const counts: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    const by = textField(place.visit.request.query, 'by', 200).trim() || null;
    const counted = await askOr(desk, 'counts', { by });
    if (counted === null) return;
    const { frame } = await services.analysis.comments.frame(at);
    const { format } = wordsFor(place.visit.response, 'organiser');
    const parts = {
      counts: counted.answer,
      stage: frame?.stage ?? 'coding',
      groups: await groupChoices(desk),
    };
    renderPage(place.visit.response, 'comments-counts', commentCountsPage(desk, parts, format));
  },
};
