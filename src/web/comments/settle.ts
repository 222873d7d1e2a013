/** Settling: the codes that a comment has in the end, where its coders differ. */
import { commentSettlePage } from '../pages/comments-settle.js';
import { orThrow } from '../refusal.js';
import { renderPage } from '../render.js';
import { seeOther } from '../see-other.js';
import { coderNames } from './coders.js';
import { allIn, namedComment } from './coding.js';
import { askOr, type CommentPage } from './desk.js';

export const settle: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    const comment = await namedComment(desk, place.visit.request.query);
    if (comment === null) return;
    const { codes } = await services.analysis.comments.frame(at);
    const model = commentSettlePage(desk, { comment, codes, names: await coderNames(desk) });
    renderPage(place.visit.response, 'comments-settle', model);
  },
  post: async (desk) => {
    const { services, place, at, base } = desk;
    const { body } = place.visit.request;
    const comment = await namedComment(desk, body);
    if (comment === null) return;
    const { codes } = await services.analysis.comments.frame(at);
    const ticked = new Set(allIn(body, 'codes'));
    const ids = codes.filter(({ name }) => ticked.has(name)).map(({ id }) => id);
    orThrow(await services.analysis.comments.saveCodes(at, { key: comment.key, codes: ids }, 'settled'));
    const left = await askOr(desk, 'compared', { page: 1 });
    if (left === null) return;
    const [next] = left.answer.disputes;
    seeOther(
      place.visit.response,
      next === undefined ? `${base}/coders` : `${base}/settle?comment=${next.ref}`,
    );
  },
};
