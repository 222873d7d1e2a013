/** The one door: a report's numbers, worked out and protected together with all that is out about the same people. Runs on a thread. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import { protectTables } from '../../../domain/statistics/disclosure/published/protect-tables.js';
import type { TableReasons } from '../../../domain/statistics/disclosure/published/reasons.js';
import type { TableReport } from '../../../domain/statistics/disclosure/published/report.js';
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { present } from '../../../shared/assert.js';
import { inLanguage } from '../../../shared/language.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { type OpenedBlock, openBlock } from '../data-set/block.js';
import type { Definition } from '../definitions/definition.js';
import type { ReportPlan } from '../report-plan/plan.js';
import { tiesOf } from './asked-view.js';
import { ballotParts } from './ballot-parts.js';
import { type EarlierPart, earlierTables } from './earlier.js';
import { fingerprintOf } from './fingerprint.js';
import type { Publication, PublishedPart, PublishedSource } from './publication.js';
import type { RuleChoice } from './rule-choice.js';
import { type ViewCandidates, viewCandidates, viewName } from './view-parts.js';

/** A survey or ballot with its answers and everything that is out about them. */
export interface SourceOrder {
  readonly told: Omit<PublishedSource, 'people' | 'fingerprint' | 'definitions'>;
  readonly block: SharedArrayBuffer;
  readonly definitions: readonly Definition[];
  readonly earlier: readonly EarlierPart[];
}

/** What a thread is asked for. */
export interface ProtectionOrder {
  readonly plan: ReportPlan;
  readonly choice: RuleChoice;
  readonly rule: Rule;
  readonly sources: readonly SourceOrder[];
  /** Two 32-bit numbers: how many tables have been made, and of how many. */
  readonly progress: SharedArrayBuffer;
}

/** What became of one table, for those who publish it. */
export interface DraftTable {
  /** Its place among the publication's parts. */
  readonly part: number;
  readonly report: TableReport;
  readonly reasons: TableReasons;
}

/** A publication before the moment of its answers is known. */
export type Unpublished = Omit<Publication, 'taken'>;

/** A report that could be published, with what only those who publish it see. */
export interface ReportDraft {
  /** All but when it is published. */
  readonly publication: Unpublished;
  readonly tables: readonly DraftTable[];
  /** By place among the plan's parts: why a view cannot be published as it is. */
  readonly faults: readonly { readonly part: number; readonly sentence: string }[];
  /** Groups of few people that can be found out from what is out already. */
  readonly exposed: number;
}

/** One view of the plan that is to be published. */
interface Asked extends ViewCandidates {
  /** Its place in the plan. */
  readonly at: number;
  readonly source: SourceOrder;
}

type Opened = OpenedBlock<unknown> & { readonly source: SourceOrder };

/**
 * Works the report out and protects it. Refused with `report-answers-changed` where something is out about other answers to the same
 * survey, and with `report-beside-unreadable` where what is out can no longer be laid beside this.
 */
export function protectReport(order: ProtectionOrder, solve: Solver): Result<ReportDraft, Problem> {
  const opened = order.sources.map((source): Opened => ({ source, ...openBlock<unknown>(source.block) }));
  const found = viewsOf(order, opened);
  const done = new Map(found.settled);
  let exposed = 0;
  for (const one of opened) {
    const own = found.asked.filter(({ source }) => source === one.source);
    if (own.length === 0) continue;
    const protection = protectedSource(one, own, order.rule, solve);
    if (!protection.ok) return protection;
    exposed += protection.value.exposed;
    for (const [at, parts] of protection.value.done) done.set(at, parts);
  }
  return ok({ ...composed(order, done, opened.map(toldSource)), exposed, faults: found.faults });
}

interface Found {
  readonly asked: readonly Asked[];
  /** Views whose numbers are settled by themselves: those of a vote, by its result. */
  readonly settled: ReadonlyMap<number, readonly Done[]>;
  readonly faults: ReportDraft['faults'];
}

/** The plan's views as tables, those of surveys before they are protected. */
function viewsOf({ plan, progress: shared }: ProtectionOrder, opened: readonly Opened[]): Found {
  const progress = new Int32Array(shared);
  const asked: Asked[] = [];
  const settled = new Map<number, readonly Done[]>();
  const faults: { readonly part: number; readonly sentence: string }[] = [];
  Atomics.store(progress, 1, plan.parts.filter(({ kind }) => kind === 'view').length);
  for (const [at, part] of plan.parts.entries()) {
    if (part.kind !== 'view') continue;
    const { kind, slug } = part.subject;
    const one = opened.find(({ source: { told } }) => told.kind === kind && told.slug === slug);
    const say = (sentence: string) => void faults.push({ part: at, sentence });
    if (one === undefined) say(`There is no ${kind} called ${slug} in this lab.`);
    else if (kind === 'ballot') {
      const { parts, faults: own } = ballotParts(one.data, part);
      settled.set(
        at,
        parts.map((each): Done => ({ part: each, told: null })),
      );
      own.forEach(say);
    } else {
      const ground = { data: one.data, definitions: one.source.definitions };
      const name = part.title === null ? viewName(one.data, part.view) : inLanguage(part.title, 'en');
      const made = viewCandidates(ground, part, name);
      asked.push({ ...made, at, source: one.source });
      made.faults.forEach(say);
    }
    Atomics.add(progress, 0, 1);
  }
  return { asked, settled, faults };
}

/** The tables about one source's people, protected together with everything that is out about them. */
function protectedSource(
  { source, ...opened }: Opened,
  own: readonly Asked[],
  rule: Rule,
  solve: Solver,
): Result<
  { readonly done: readonly (readonly [number, readonly Done[]])[]; readonly exposed: number },
  Problem
> {
  const { data } = opened;
  const fingerprint = fingerprintOf(opened);
  const other = source.earlier.find((each) => each.fingerprint !== fingerprint);
  if (other !== undefined)
    return refuse(problem('report-answers-changed', { parameters: { report: other.report } }));
  const published = earlierTables(data, source.earlier);
  if (!published.ok) return published;
  const protection = protectTables(
    {
      ...{ people: data.rows, published: published.value, rule },
      candidates: own.flatMap(({ candidates }) => candidates.map((one): AskedTable => one.asked)),
      ties: own.flatMap(({ view }) => tiesOf(view)),
    },
    solve,
  );
  let next = 0;
  const done = own.map(({ at, candidates }) => {
    const first = next;
    next += candidates.length;
    const parts = candidates.map(({ publish }, place): Done => {
      const table = present(protection.tables[first + place], 'every candidate comes back');
      const report = present(protection.reports[first + place], 'every candidate has its report');
      const reasons = present(protection.reasons[first + place], 'every candidate has its reasons');
      return { part: publish(table, report.withheld['whole-table'] > 0), told: { report, reasons } };
    });
    return [at, parts] as const;
  });
  return ok({ done, exposed: protection.exposed });
}

interface Done {
  readonly part: PublishedPart;
  /** What became of its numbers; null where they are settled elsewhere. */
  readonly told: Pick<DraftTable, 'report' | 'reasons'> | null;
}

function toldSource({ source: { told, definitions }, ...opened }: Opened): PublishedSource {
  const { rows } = opened.data;
  return { ...told, people: rows, fingerprint: fingerprintOf(opened), definitions: [...definitions] };
}

/** The parts in the order of the plan. */
function composed(
  { plan, choice, rule }: ProtectionOrder,
  done: ReadonlyMap<number, readonly Done[]>,
  sources: readonly PublishedSource[],
): Pick<ReportDraft, 'publication' | 'tables'> {
  const parts: PublishedPart[] = [];
  const tables: DraftTable[] = [];
  for (const [at, part] of plan.parts.entries()) {
    if (part.kind !== 'view') parts.push(part);
    for (const { part: made, told } of done.get(at) ?? []) {
      if (told !== null) tables.push({ part: parts.length, ...told });
      parts.push(made);
    }
  }
  const publication: Unpublished = {
    ...{ canvass: 'report/1', title: plan.title, choice, rule },
    ...{ sources: [...sources], parts, plan },
  };
  return { publication, tables };
}
