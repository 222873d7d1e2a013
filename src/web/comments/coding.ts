/** Coding: one comment at a time, its codes ticked, saved, and on to the next that is not coded yet. */
import { ProblemError, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { commentCodingPage } from '../pages/comments-coding.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import { seeOther } from '../see-other.js';
import { askOr, type CommentDesk, type CommentPage } from './desk.js';

export const coding: CommentPage = {
  get: async (desk) => {
    const { services, place, at } = desk;
    const { query } = place.visit.request;
    const ref = refIn(query);
    const asked = await askOr(desk, 'one', { ref, suggest: true });
    if (asked === null) return;
    if (asked.answer === null && ref !== null) throw new ProblemError(problem('not-found'));
    const { frame, codes } = await services.analysis.comments.frame(at);
    const { format } = wordsFor(place.visit.response, 'organiser');
    const saved = textField(query, 'saved', 3) === 'yes';
    const model = commentCodingPage(
      desk,
      { comment: asked.answer, stage: frame?.stage ?? 'coding', codes, saved },
      format,
    );
    renderPage(place.visit.response, 'comments-coding', model);
  },
  post: async (desk) => {
    const { services, place, at, base } = desk;
    const { body } = place.visit.request;
    const asked = await askOr(desk, 'one', { ref: refIn(body), suggest: false });
    if (asked === null) return;
    const comment = asked.answer;
    if (comment === null) throw new ProblemError(problem('not-found'));
    const { comments } = services.analysis;
    const label = textField(body, 'new-code', 100).trim();
    if (label !== '') orThrow(await comments.addCodes(at, [{ label, description: '', theme: null }]));
    const { codes } = await comments.frame(at);
    const ticked = new Set(allIn(body, 'codes'));
    const chosen = codes.filter((code) => ticked.has(code.name) || isNew(code.label, label));
    orThrow(await comments.saveCodes(at, { key: comment.key, codes: chosen.map(({ id }) => id) }));
    const next = comment.nextUncoded ?? comment.next;
    seeOther(
      place.visit.response,
      next === null ? `${base}/coding?saved=yes` : `${base}/coding?comment=${next}&saved=yes`,
    );
  },
};

function isNew(label: string, typed: string): boolean {
  return typed !== '' && label.toLowerCase() === typed.toLowerCase();
}

/** The ref of the comment that a form or address names. */
export function refIn(sent: unknown): string | null {
  const ref = textField(sent, 'comment', 40);
  return ref === '' ? null : ref;
}

/** Every text that was sent under the name. */
export function allIn(body: unknown, name: string): readonly string[] {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return [];
  const sent: unknown = (body as Readonly<Record<string, unknown>>)[name];
  return [sent].flat().filter((one): one is string => typeof one === 'string');
}

/** The comment that the address or form names; null once the page that says how far the reading is has been shown instead. */
export async function namedComment(desk: CommentDesk, sent: unknown) {
  const ref = refIn(sent);
  if (ref === null) throw new ProblemError(problem('not-found'));
  const asked = await askOr(desk, 'one', { ref, suggest: false });
  if (asked === null) return null;
  if (asked.answer === null) throw new ProblemError(problem('not-found'));
  return asked.answer;
}
