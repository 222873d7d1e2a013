/** Comments as pages use them: read on threads of their own, coded and quoted here. */
import { mergeVersions } from '../../../domain/questionnaire/flow/index.js';
import type { Texts } from '../../../shared/language.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { ballotById } from '../../../storage/ballot-store.js';
import { framesOf } from '../../../storage/comment-frame-store.js';
import { listVersions } from '../../../storage/survey-version-store.js';
import { definitionOf } from '../../ballots/definition.js';
import { isCounted } from '../../ballots/result.js';
import type { ServiceContext } from '../../context.js';
import { rememberedVersions } from '../../surveys/compiled.js';
import { type DataShelf, dataShelf, type Waiting } from '../data-shelf.js';
import { readDefinitions } from '../definitions/definitions.js';
import { ownerOf, type Subject } from '../subject.js';
import type { CommentAnswer, CommentAskName, CommentInput } from './asks/index.js';
import { codedFrames } from './coded-frames.js';
import { codesBeside } from './codes-beside.js';
import { saveCodes } from './codings.js';
import { type Aside, headOf } from './comment-block.js';
import type { CommentOrder } from './comment-ground.js';
import {
  addCodes,
  type CommentPlace,
  compareCoders,
  editCode,
  frameOf,
  mergeCode,
  retireCode,
} from './frames.js';
import { markQuote, noteQuotesTaken, quotesFitToPublish, storedQuotes, unmarkQuote } from './quotes.js';
import { type TextQuestion, textCompanions, textQuestionsOf, toldApart } from './text-questions.js';

export type CommentService = ReturnType<typeof commentService>;

/** How long a page waits for comments that are read for the first time, in milliseconds. */
const PATIENCE = 8000;

/** What comments are read with besides the context. */
export interface CommentGroundwork {
  readonly context: ServiceContext;
  /** Data sets, by which comments are grouped. */
  readonly shelf: DataShelf;
  /** Why a subject must not be looked into now, or null. */
  releaseProblem(subject: Subject): Promise<Problem | null>;
}

/** The services behind the pages of comments; each method is documented where it is written. */
export function commentService({ context, shelf, releaseProblem }: CommentGroundwork) {
  const comments = dataShelf({ dataBlock: (order) => context.heavyWork.commentBlock(order) }, context.clock);
  const work: Work = { context, shelf, comments, releaseProblem };
  return {
    questions: (subject: Subject) => questionsOf(work, subject),
    ask: <Name extends CommentAskName>(place: CommentPlace, name: Name, input: CommentInput<Name>) =>
      ask(work, place, name, input),
    forgetIdle: () => comments.forgetIdle(),
    /** The comments of a subject as one block. */
    block: (subject: Subject) => blockOf(work, subject),
    frame: frameOf.bind(null, context),
    addCodes: addCodes.bind(null, context),
    editCode: editCode.bind(null, context),
    retireCode: retireCode.bind(null, context),
    mergeCode: mergeCode.bind(null, context),
    compare: compareCoders.bind(null, context),
    saveCodes: saveCodes.bind(null, context),
    quotes: storedQuotes.bind(null, context),
    markQuote: markQuote.bind(null, context),
    unmarkQuote: unmarkQuote.bind(null, context),
    quotesFitToPublish: quotesFitToPublish.bind(null, context),
    noteQuotesTaken: noteQuotesTaken.bind(null, context),
    /** What settled codes add to the rows of a survey with this plan. */
    beside: codesBeside.bind(null, context.storage.reader),
  };
}

interface Work extends CommentGroundwork {
  readonly comments: DataShelf;
}

/** A text question with how many comments there are. */
export interface CommentQuestion extends TextQuestion {
  readonly comments: number;
  readonly stage: 'coding' | 'compared' | null;
}

/** The text questions of a subject, and what may be told beside a ballot's comments. */
export interface CommentQuestions {
  readonly ok: true;
  readonly questions: readonly CommentQuestion[];
  readonly asides: readonly Aside[];
  /** Why their comments cannot be read now; the questions then say nothing of them. */
  readonly refused: Problem | null;
}

/** What comes of asking: an answer, or how far the reading of the comments is. */
export type Asked<Value> = Result<Value, Problem> | ({ readonly ok: 'waiting' } & Waiting);

async function questionsOf(
  work: Work,
  subject: Subject,
): Promise<CommentQuestions | ({ readonly ok: 'waiting' } & Waiting)> {
  const block = await blockOf(work, subject);
  if (block.ok === 'waiting') return block;
  const head = block.ok ? headOf(block.value) : { questions: [], asides: [] };
  const frames = await framesOf(work.context.storage.reader, ownerOf(subject));
  // Before answers can be read nobody knows how often a repeat was asked: its questions then stand there once.
  const known: readonly (TextQuestion & { readonly count?: number })[] = block.ok
    ? head.questions
    : await textQuestions(work.context, subject);
  const questions = toldApart(known).map(({ name, label, texts, count = 0 }) => ({
    ...{ name, label, texts },
    comments: count,
    stage: frames.find(({ question }) => question === name)?.stage ?? null,
  }));
  return { ok: true, questions, asides: head.asides, refused: block.ok ? null : block.problem };
}

/** What a text question asks, in every language; its name where the survey or ballot has no such question. */
export async function labelOfText(
  context: ServiceContext,
  subject: Pick<Subject, 'kind' | 'id'>,
  question: string,
): Promise<Texts> {
  const found = (await textQuestions(context, subject)).find(({ name }) => name === question);
  return found?.texts ?? { en: question };
}

async function textQuestions(
  { storage }: ServiceContext,
  { kind, id }: Pick<Subject, 'kind' | 'id'>,
): Promise<readonly TextQuestion[]> {
  if (kind === 'ballot') return textCompanions(definitionOf(await ballotById(storage.reader, id)));
  const numbers = (await listVersions(storage.reader, id)).map(({ number }) => number).reverse();
  const versionsOf = rememberedVersions();
  const versions = await Promise.all(numbers.map((number) => versionsOf(storage.reader, id, number)));
  return textQuestionsOf(mergeVersions(versions.map(({ compiled }) => compiled)));
}

/** Refused with `analysis-not-yet` as analyses are, with `not-found` before a ballot's count, with `no-data-yet` without data. */
async function blockOf(work: Work, subject: Subject): Promise<Asked<SharedArrayBuffer>> {
  const refused = await work.releaseProblem(subject);
  if (refused !== null) return refuse(refused);
  if (subject.kind === 'ballot' && !isCounted(await ballotById(work.context.storage.reader, subject.id)))
    return refuse(problem('not-found'));
  const shelved = await work.comments.blockOf(subject, PATIENCE);
  if ('read' in shelved) return { ok: 'waiting', ...shelved };
  return shelved.block === null ? refuse(problem('no-data-yet')) : ok(shelved.block);
}

/** Asks about the comments on a question, for whoever acts there. */
async function ask<Name extends CommentAskName>(
  work: Work,
  { subject, question, actor }: CommentPlace,
  name: Name,
  input: CommentInput<Name>,
): Promise<Asked<CommentAnswer<Name>>> {
  const block = await blockOf(work, subject);
  if (block.ok !== true) return block;
  const { kind, id } = subject;
  const data =
    kind === 'survey' && needsRows(input) ? await work.shelf.blockOf(subject, PATIENCE) : { block: null };
  if ('read' in data) return { ok: 'waiting', ...data };
  const order: CommentOrder = {
    ...{ subject: { kind, id }, question, viewer: actor, name, input },
    ...{ comments: block.value, data: data.block },
    definitions: await readDefinitions(work.context, subject),
    coded: await codedFrames(work.context.storage.reader, subject),
  };
  return ok((await work.context.heavyWork.askComments(order)) as CommentAnswer<Name>);
}

/** Whether what is asked depends on other answers than the comments. */
function needsRows(input: object): boolean {
  return Object.entries(input).some(
    ([name, value]) => ['by', 'group', 'filter'].includes(name) && value !== null,
  );
}
