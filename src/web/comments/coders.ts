/** Coders: how far each is, comparing them, how far they agree, and the comments on which they differ. */
import { peopleOfLab } from '../../storage/lab-role-store.js';
import { textField } from '../form.js';
import { commentCodersPage, commentComparePage } from '../pages/comments-coders.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import { seeOther } from '../see-other.js';
import { pageIn } from './address.js';
import { askOr, type CommentDesk, type CommentPage } from './desk.js';

export const coders: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    if (textField(place.visit.request.query, 'compare', 3) === 'ask')
      return renderPage(place.visit.response, 'comments-compare', commentComparePage(desk));
    const compared = await askOr(desk, 'compared', { page: pageIn(place.visit.request.query) });
    if (compared === null) return;
    const { frame, codes } = await services.analysis.comments.frame(at);
    const { format } = wordsFor(place.visit.response, 'organiser');
    const parts = {
      compared: compared.answer,
      stage: frame?.stage ?? 'coding',
      codes,
      names: await coderNames(desk),
    };
    renderPage(place.visit.response, 'comments-coders', commentCodersPage(desk, parts, format));
  },
  post: async (desk) => {
    const { services, place, at, base } = desk;
    const isSure = textField(place.visit.request.body, 'sure', 3) === 'yes';
    if (isSure) orThrow(await services.analysis.comments.compare(at));
    seeOther(place.visit.response, `${base}/coders`);
  },
};

/** The names of the lab's people by their account ids. */
export async function coderNames({ services, place }: CommentDesk): Promise<ReadonlyMap<string, string>> {
  const people = await peopleOfLab(services.context.storage.reader, place.subject.labId);
  return new Map(people.map(({ id, name }) => [id, name]));
}
