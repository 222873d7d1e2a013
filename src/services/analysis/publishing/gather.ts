/** Everything that a report is protected with: its sources' answers, and what is out about their people and about those that stood beside them. */
import { present } from '../../../shared/assert.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { LabRow } from '../../../storage/lab-store.js';
import type { ServiceContext } from '../../context.js';
import { codedFrames } from '../comments/coded-frames.js';
import type { DataShelf, Waiting } from '../data-shelf.js';
import { readDefinitions } from '../definitions/definitions.js';
import { releaseProblem } from '../release-problem.js';
import type { ReportPlan } from '../report-plan/plan.js';
import { framesNamed } from './opened.js';
import type { SourceOrder } from './protection-order.js';
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

/** The sources of a plan, and those that what is out puts beside them. Refused where answers must not be looked into yet. */
export async function gather(
  { context, shelf }: { readonly context: ServiceContext; readonly shelf: DataShelf },
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
    const surveyId = subject.kind === 'survey' ? subject.id : null;
    const isBeside = at >= sources.length;
    const asked = isBeside ? [] : [plan.parts, definitions];
    const coded = framesNamed(await codedFrames(context.storage.reader, subject), asked);
    orders.push({ told, surveyId, isBeside, block: shelved.block, definitions, coded, earlier });
    const slugs = all.filter((one) => one.told.kind === 'survey').map((one) => one.told.slug);
    all.push(...(await surveysBeside(reader, lab, slugs, earlier)));
  }
  return ok({ orders, all, out });
}
