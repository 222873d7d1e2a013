/** Everything that a report is protected with: its sources' answers, and what is out about their people and about those that stood beside them. */
import { present } from '../../../shared/assert.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { ballotById } from '../../../storage/ballot-store.js';
import type { LabRow } from '../../../storage/lab-store.js';
import { rollCounts } from '../../../storage/roll-store.js';
import { definitionOf } from '../../ballots/definition.js';
import type { ServiceContext } from '../../context.js';
import { codedFrames } from '../comments/coded-frames.js';
import type { CommentService } from '../comments/comments.js';
import { textCompanions } from '../comments/text-questions.js';
import type { DataShelf, Waiting } from '../data-shelf.js';
import { readDefinitions } from '../definitions/definitions.js';
import { releaseProblem } from '../release-problem.js';
import type { ReportPlan } from '../report-plan/plan.js';
import { framesNamed } from './opened.js';
import type { BallotComments, SourceOrder } from './protection-order.js';
import { type NamedSource, outAbout, surveysBeside } from './sources.js';

/** How long a page waits for answers that are read for the first time, in milliseconds. */
const PATIENCE = 4000;

/** Answers that are read for the first time. */
export type Reading = { readonly ok: 'reading' } & Waiting;

export interface Gathered {
  readonly orders: readonly SourceOrder[];
  /** Those of the plan first, then surveys that once stood beside them. */
  readonly all: readonly NamedSource[];
  /** What is out about each. */
  readonly out: readonly string[];
}

/** What is said where there is no data set. */
const NOTHING = { survey: 'no-data-yet', ballot: 'ballot-tables-not-yet' } as const;

/** What sources are gathered with. */
interface GatheringGround {
  readonly context: ServiceContext;
  readonly shelf: DataShelf;
  readonly comments: Pick<CommentService, 'block'>;
}

/** The sources of a plan, and those that what is out puts beside them. Refused where answers must not be looked into yet. */
export async function gather(
  { context, shelf, comments: words }: GatheringGround,
  lab: Pick<LabRow, 'id'>,
  plan: ReportPlan,
  sources: readonly NamedSource[],
): Promise<Result<Gathered, Problem> | Reading> {
  const { reader } = context.storage;
  const [all, orders, out]: [NamedSource[], SourceOrder[], string[]] = [[...sources], [], []];
  for (let at = 0; at < all.length; at += 1) {
    const source = present(all[at], 'there are so many');
    const { subject, told } = source;
    const refused = await releaseProblem(context, subject);
    if (refused !== null) return refuse(refused);
    const shelved = await shelf.blockOf(subject, PATIENCE);
    if ('read' in shelved) return { ok: 'reading', ...shelved };
    if (shelved.block === null) return refuse(problem(NOTHING[subject.kind]));
    const { parts: earlier, digest } = await outAbout(reader, source);
    out.push(digest);
    const definitions = await readDefinitions(context, subject);
    const isBeside = at >= sources.length;
    const views = plan.parts.filter((part) => part.kind === 'view' && part.subject.kind === subject.kind);
    const asked = isBeside ? [] : [views, definitions];
    const coded = framesNamed(await codedFrames(reader, subject), asked);
    const order = { told, subject, isBeside, block: shelved.block, definitions, coded, earlier };
    const comments = await commentsBeside({ context, comments: words }, order);
    if (comments !== null && comments.ok !== true) return comments;
    orders.push({ ...order, comments: comments?.value ?? null });
    const slugs = all.filter((one) => one.told.kind === 'survey').map((one) => one.told.slug);
    all.push(...(await surveysBeside(reader, lab, slugs, earlier)));
  }
  return ok({ orders, all, out });
}

/** The comments beside a vote, where the plan or what is out tells of their codes; null elsewhere. */
async function commentsBeside(
  { context, comments }: Omit<GatheringGround, 'shelf'>,
  { subject, coded, earlier }: Omit<SourceOrder, 'comments'>,
): Promise<Result<BallotComments, Problem> | Reading | null> {
  const isOut = earlier.some(({ part }) => part.kind === 'table' && part.about === 'comments');
  if (subject.kind === 'survey' || (coded.length === 0 && !isOut)) return null;
  const { reader } = context.storage;
  const ballot = await ballotById(reader, subject.id);
  const block = await comments.block({ ...subject });
  if (block.ok === 'waiting') return { ok: 'reading', read: block.read };
  if (!block.ok) return block;
  const definition = definitionOf(ballot);
  const forced = new Set(definition.companions.flatMap(({ name, required }) => (required ? [name] : [])));
  const free = textCompanions(definition).filter(({ name }) => !forced.has(name));
  const { voted } = await rollCounts(reader, subject.id);
  return ok({ block: block.value, papers: voted, free });
}
