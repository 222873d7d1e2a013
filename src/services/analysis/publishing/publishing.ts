/** Publishing reports: previews that have been through disclosure control, editions that are stored once, and taking them off their page. */

import { present } from '../../../shared/assert.js';
import { sha256 } from '../../../shared/digest.js';
import { newId } from '../../../shared/ids.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { appendAudit } from '../../../storage/audit-store.js';
import type { LabRow } from '../../../storage/lab-store.js';
import { keepReportCodes } from '../../../storage/report-code-store.js';
import { findPlan, type PlanWithVersion } from '../../../storage/report-plan-store.js';
import {
  type EditionRow,
  editionsOf,
  findReport,
  holdReportsOf,
  insertEdition,
  insertReport,
  reportOfPlan,
  withdrawEditions,
} from '../../../storage/report-store.js';
import type { Database } from '../../../storage/tables.js';
import type { ServiceContext } from '../../context.js';
import type { CommentService } from '../comments/comments.js';
import type { DataShelf } from '../data-shelf.js';
import { type ReportPlan, storedPlan } from '../report-plan/plan.js';
import { ownerOf } from '../subject.js';
import type { Drafting, DraftShelf } from './drafts.js';
import { gather, type Reading } from './gather.js';
import type { ReportDraft } from './protect-report.js';
import { type Publication, storedPublication, writePublication } from './publication.js';
import { type QuotesById, quotesOfParts, settledQuotes } from './quotes.js';
import { chosenRule, leastRule, type RuleChoice } from './rule-choice.js';
import { type NamedSource, outAbout, sourcesOf } from './sources.js';

type Lab = Pick<LabRow, 'id'>;

/** How long a page waits for a draft, in milliseconds. */
const PATIENCE = 4000;

/** What publishing works with. */
export interface PublishingGround {
  readonly context: ServiceContext;
  readonly shelf: DataShelf;
  readonly drafts: DraftShelf;
  readonly comments: Pick<CommentService, 'block'>;
}

/** A report as it would be published. */
export interface Preview {
  readonly draft: ReportDraft;
  /** What was seen: whoever publishes says it, so that nothing else is published. */
  readonly seal: string;
  /** Why it cannot be published yet; null where it can. */
  readonly refused: Problem | null;
  /** The report's newest edition; 0 before its first. */
  readonly edition: number;
  /** Every source that the draft was protected with, those of the plan first, and what is out about each. */
  readonly all: readonly NamedSource[];
  readonly out: readonly string[];
  readonly sources: readonly NamedSource[];
  /** The words of its quotes. */
  readonly words: QuotesById;
}

/** A preview on its way: answers that are read for the first time, or tables that are protected. */
export type Underway = Reading | ({ readonly ok: 'protecting' } & Drafting);

/**
 * The plan's newest version as it would be published by the chosen rule. Refused where its answers must not be looked into yet, or
 * cannot be laid beside what is out.
 */
export async function previewReport(
  { context, shelf, drafts, comments }: PublishingGround,
  lab: Lab,
  row: Pick<PlanWithVersion, 'content'> & Partial<Pick<PlanWithVersion, 'id'>>,
  choice: RuleChoice,
): Promise<Result<Preview, Problem> | Underway> {
  const plan = storedPlan(row.content);
  const sources = await sourcesOf(context.storage.reader, lab, plan);
  const gathered = await gather({ context, shelf, comments }, lab, plan, sources);
  if (gathered.ok !== true) return gathered;
  const { orders, all, out } = gathered.value;
  const quotes = await settledQuotes(context, lab, plan);
  const rule = chosenRule(
    choice,
    orders.map(({ told }) => told.topic),
    [
      ...orders.flatMap(({ earlier }) => earlier.map((one) => one.rule)),
      ...all.flatMap(({ smallestGroup }, at) =>
        smallestGroup === null || orders[at]?.comments == null ? [] : [leastRule(smallestGroup)],
      ),
    ],
  );
  const draft = await drafts.draftOf(
    { plan, choice, rule, sources: orders, quotes: quotes.map(({ source: _source, ...one }) => one) },
    PATIENCE,
  );
  if (!('ok' in draft)) return { ok: 'protecting', ...draft };
  if (!draft.ok) return draft;
  const { publication, faults } = draft.value;
  const refused =
    faults.length > 0
      ? problem('report-incomplete')
      : (emptyProblem(plan) ?? overProblem([...sources, ...quotes.flatMap(({ source }) => source ?? [])]));
  const words = await quotesOfParts(context.storage.reader, publication.parts);
  const edition = (await newestEdition(context.storage.reader, row.id))?.number ?? 0;
  const seal = sha256(JSON.stringify([publication, out, edition]));
  return ok({ draft: draft.value, seal, refused, edition, out, all, sources, words });
}

function emptyProblem({ parts }: ReportPlan): Problem | null {
  return parts.length > 0 ? null : problem('report-empty');
}

function overProblem(sources: readonly NamedSource[]): Problem | null {
  return sources.every(({ isOver }) => isOver) ? null : problem('report-not-closed');
}

/** The newest edition of the report that is made of the plan with this id; of a plan that is not kept there is none. */
async function newestEdition(
  database: Database,
  planId: string | undefined,
): Promise<EditionRow | undefined> {
  const report = planId === undefined ? undefined : await reportOfPlan(database, planId);
  return report === undefined ? undefined : (await editionsOf(database, report.id))[0];
}

/** What an organiser publishes: a version of a plan, by a rule, as it was previewed. */
export interface PublishOrder {
  readonly slug: string;
  readonly number: number;
  readonly choice: RuleChoice;
  readonly seal: string;
}

/**
 * Publishes what was previewed as the report's next edition; the same person's same form, sent again, comes to the same edition. Refused
 * with `report-changed-since` where plan, answers or what is out are not those of the preview any more.
 */
export async function publishReport(
  ground: PublishingGround,
  lab: Lab,
  { slug, number, choice, seal }: PublishOrder,
  actor: string,
): Promise<Result<{ readonly slug: string; readonly number: number }, Problem>> {
  const { storage, clock } = ground.context;
  const plan = await findPlan(storage.reader, lab.id, slug);
  if (plan === undefined) return refuse(problem('not-found'));
  const changed = problem('report-changed-since');
  if (plan.number !== number) return refuse(changed);
  const preview = await previewReport(ground, lab, plan, choice);
  if (typeof preview.ok === 'string') return refuse(changed);
  if (!preview.ok) return preview;
  if (preview.value.refused !== null) return refuse(preview.value.refused);
  const publication: Publication = { ...preview.value.draft.publication, taken: clock.now() };
  const sentAgain = async (database: Database) => {
    const done = await newestEdition(database, plan.id);
    return done !== undefined && isSame(done, publication, actor) ? ok({ slug, number: done.number }) : null;
  };
  if (preview.value.seal !== seal) return (await sentAgain(storage.reader)) ?? refuse(changed);
  return storage.writer.run(async (database): Promise<Result<{ slug: string; number: number }, Problem>> => {
    await holdReportsOf(database, lab.id);
    if (((await newestEdition(database, plan.id))?.number ?? 0) !== preview.value.edition)
      return (await sentAgain(database)) ?? refuse(changed);
    if ((await findPlan(database, lab.id, slug))?.number !== number) return refuse(changed);
    for (const [at, source] of preview.value.all.entries())
      if ((await outAbout(database, source)).digest !== preview.value.out[at]) return refuse(changed);
    const quotes = await quotesOfParts(database, publication.parts);
    if (quotes.size < preview.value.words.size) return refuse(changed);
    return ok(await store(ground, database, { lab, plan, publication, preview: preview.value, actor }));
  });
}

/** Whether the edition stands, and is this publication by the same person. */
function isSame(
  { content, author, withdrawn_at }: EditionRow,
  publication: Publication,
  actor: string,
): boolean {
  if (withdrawn_at !== null || author !== actor) return false;
  const { taken } = storedPublication(content);
  return writePublication({ ...publication, taken }) === content;
}

interface Storing {
  readonly lab: Lab;
  readonly plan: PlanWithVersion;
  readonly publication: Publication;
  readonly preview: Preview;
  readonly actor: string;
}

async function store(
  { context }: PublishingGround,
  database: Database,
  { lab, plan, publication, preview, actor }: Storing,
): Promise<{ readonly slug: string; readonly number: number }> {
  const at = publication.taken;
  const known = await reportOfPlan(database, plan.id);
  const report = known ?? {
    ...{ id: newId(context.randomness), lab_id: lab.id, plan_id: plan.id, slug: plan.slug, created_at: at },
  };
  if (known === undefined) await insertReport(database, report);
  const number = ((await editionsOf(database, report.id))[0]?.number ?? 0) + 1;
  const content = writePublication(publication);
  const edition = {
    ...{ report_id: report.id, number, content, digest: sha256(content), author: actor, published_at: at },
    ...{ withdrawn_at: null, withdrawn_by: null },
  };
  const sources = preview.sources.map(({ subject }, place) => ({
    ...ownerOf(subject),
    fingerprint: publication.sources[place]?.fingerprint ?? '',
  }));
  await insertEdition(database, edition, sources);
  for (const { kind, slug, digest, text } of preview.draft.frozen) {
    const source = preview.sources.find(({ told }) => told.kind === kind && told.slug === slug);
    const { subject } = present(source, 'codes are those of a survey or ballot of the report');
    await keepReportCodes(database, { owner: ownerOf(subject), digest, content: text });
  }
  const { preset } = publication.choice;
  const details = { report: report.slug, edition: number, rule: preset, minimum: publication.rule.minimum };
  await appendAudit(database, {
    at,
    actor,
    action: 'report-published',
    subject: report.id,
    labId: lab.id,
    details,
  });
  return { slug: report.slug, number };
}

/** Takes every edition of the report off its page; what is out stays what it is. Refused with `report-withdrawn` where none stands. */
export async function withdrawReport(
  { storage, clock }: ServiceContext,
  lab: Lab,
  slug: string,
  actor: string,
): Promise<Result<void, Problem>> {
  const at = clock.now();
  return storage.writer.run(async (database): Promise<Result<void, Problem>> => {
    const report = await findReport(database, lab.id, slug);
    if (report === undefined) return refuse(problem('not-found'));
    const editions = await withdrawEditions(database, report.id, { withdrawn_at: at, withdrawn_by: actor });
    if (editions === 0) return refuse(problem('report-withdrawn'));
    const details = { report: slug, editions };
    await appendAudit(database, {
      at,
      actor,
      action: 'report-withdrawn',
      subject: report.id,
      labId: lab.id,
      details,
    });
    return ok(undefined);
  });
}
