/** Where a page about the comments on a question stands, for surveys and ballots alike. */
import type {
  CommentAnswer,
  CommentAskName,
  CommentInput,
} from '../../services/analysis/comments/asks/index.js';
import type { Aside } from '../../services/analysis/comments/comment-block.js';
import type { Asked, CommentQuestion, CommentQuestions } from '../../services/analysis/comments/comments.js';
import type { CommentPlace } from '../../services/analysis/comments/frames.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import type { PageLink, PageModel } from '../render.js';
import type { AnalysisPlace } from '../workbench/place.js';
import { showWaiting } from '../workbench/waiting.js';

/** A question's comments, with the addresses below it. */
export interface CommentDesk {
  readonly services: Services;
  readonly place: AnalysisPlace;
  readonly question: CommentQuestion;
  readonly asides: readonly Aside[];
  /** The address of its list. */
  readonly base: string;
  /** Whose acts are whose. */
  readonly at: CommentPlace;
}

/** One page of comments: what it shows, and what its form does. */
export interface CommentPage {
  get(desk: CommentDesk): Promise<void>;
  post?(desk: CommentDesk): Promise<void>;
}

/** The desk of the question in the address; null once the page that says how far the reading is has been shown instead. */
export async function commentDesk(services: Services, place: AnalysisPlace): Promise<CommentDesk | null> {
  const found = await questionsOr(services, place);
  if (found === null) return null;
  const name = String(place.visit.request.params['question']);
  const question = found.questions.find((each) => each.name === name);
  if (question === undefined) throw new ProblemError(problem('not-found'));
  if (found.refused !== null) throw new ProblemError(found.refused);
  return {
    ...{ services, place, question, asides: found.asides },
    base: questionAddress(place, name),
    at: { subject: place.subject, question: name, actor: actorOf(place.visit) },
  };
}

/** The questions with comments; null once the page that says how far the reading is has been shown instead. */
export async function questionsOr(
  services: Services,
  place: AnalysisPlace,
): Promise<CommentQuestions | null> {
  const found = await services.analysis.comments.questions(place.subject);
  if (found.ok === true) return found;
  showWaiting(place, found.read);
  return null;
}

/** The answer; null once the page that says how far the reading is has been shown instead. */
export async function askOr<Name extends CommentAskName>(
  { services, place, at }: CommentDesk,
  name: Name,
  input: CommentInput<Name>,
): Promise<{ readonly answer: CommentAnswer<Name> } | null> {
  const asked: Asked<CommentAnswer<Name>> = await services.analysis.comments.ask(at, name, input);
  if (asked.ok === true) return { answer: asked.value };
  if (asked.ok === false) throw new ProblemError(asked.problem);
  showWaiting(place, asked.read);
  return null;
}

/** The address of a question's comments. */
export function questionAddress({ home }: Pick<AnalysisPlace, 'home'>, name: string): string {
  return `${home}/comments/${encodeURIComponent(name)}`;
}

/** The way back to all questions. */
export function commentsLink({ home }: Pick<AnalysisPlace, 'home'>): PageLink {
  return { text: 'Comments', href: `${home}/comments` };
}

const PAGES = [
  ['', 'Read'],
  ['/coding', 'Code'],
  ['/frame', 'Frame'],
  ['/coders', 'Coders'],
  ['/counts', 'Counts'],
  ['/words', 'Words'],
  ['/quotes', 'Quotes'],
] as const;

/** What surrounds every page of a question: the way back, its title, and the other pages. */
export function commentFrame(
  { place, question, base }: CommentDesk,
  current: (typeof PAGES)[number][0] | null,
  above: readonly PageLink[] = [],
): Omit<PageModel, 'title'> & { readonly asked: string } {
  return {
    ...place.frame(commentsLink(place), ...above),
    asked: question.label,
    base,
    sections: {
      label: 'Comments on this question',
      links: PAGES.map(([path, text]) => ({ text, href: `${base}${path}`, current: path === current })),
    },
  };
}
