/** Reading: a page of comments, by group, code and words. */
import { ofKind } from '../../services/analysis/definitions/definition.js';
import { commentListPage } from '../pages/comments-list.js';
import { renderPage, wordsFor } from '../render.js';
import { listIn } from './address.js';
import { askOr, type CommentPage } from './desk.js';
import { groupChoices } from './groups.js';

export const list: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    const asked = listIn(place.visit.request.query);
    const listed = await askOr(desk, 'list', asked);
    if (listed === null) return;
    const { codes } = await services.analysis.comments.frame(at);
    const definitions = await services.analysis.definitions.read(place.subject);
    const choices = { codes, filters: ofKind(definitions, 'filter'), groups: await groupChoices(desk) };
    const { format } = wordsFor(place.visit.response, 'organiser');
    const model = commentListPage(desk, asked, listed.answer, choices, format);
    renderPage(place.visit.response, 'comments-list', model);
  },
};
