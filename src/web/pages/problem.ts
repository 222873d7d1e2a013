/** The kind page of each refusal: what happened and what to do, in the visitor's language. */
import type { Problem } from '../../shared/problem.js';
import type { Translate } from '../../shared/text.js';
import type { Area, PageLink, PageModel } from '../render.js';

/** What a route may add to the page of a problem. */
export interface ProblemSurroundings {
  readonly area?: Area;
  /** Where to go from here; the start page when none is given. */
  readonly links?: readonly PageLink[];
}

/** The model of `pages/problem` for this problem, in the words of `t`. */
export function problemPage(problem: Problem, t: Translate, around: ProblemSurroundings = {}): PageModel {
  const heading = t(`problems.${problem.code}.title`);
  const text = t(`problems.${problem.code}.text`, problem.parameters);
  const details = Object.values(problem.fields);
  return {
    title: heading,
    heading,
    paragraphs: [text.replace(/\s*\{\w+\}/g, ''), ...details],
    links: around.links ?? [{ text: t('problems.backToStart'), href: '/' }],
    area: around.area ?? 'public',
  };
}
