/** The one door: a report's numbers, worked out and protected together with all that is out about the same people. Runs on a thread. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import { protectTables } from '../../../domain/statistics/disclosure/published/protect-tables.js';
import type { TableReasons } from '../../../domain/statistics/disclosure/published/reasons.js';
import type { TableReport } from '../../../domain/statistics/disclosure/published/report.js';
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { inLanguage } from '../../../shared/language.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { openBlock } from '../data-set/block.js';
import type { Definition } from '../definitions/definition.js';
import type { ReportPlan } from '../report-plan/plan.js';
import { tiesOf } from './asked-view.js';
import { type EarlierPart, earlierTables } from './earlier.js';
import { fingerprintOf } from './fingerprint.js';
import type { Publication, PublishedPart, PublishedSource } from './publication.js';
import type { RuleChoice } from './rule-choice.js';
import { type ViewCandidates, viewCandidates } from './view-parts.js';

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

/**
 * Works the report out and protects it. Refused with `report-answers-changed` where something is out about other answers to the same
 * survey, and with `report-beside-unreadable` where what is out can no longer be laid beside this.
 */
export function protectReport(order: ProtectionOrder, solve: Solver): Result<ReportDraft, Problem> {
  const opened = order.sources.map((source) => ({ source, ...openBlock<unknown>(source.block) }));
  const progress = new Int32Array(order.progress);
  const views = order.plan.parts.filter(({ kind }) => kind === 'view').length;
  Atomics.store(progress, 1, views);
  const asked = order.plan.parts.flatMap((part, at): readonly Asked[] => {
    if (part.kind !== 'view') return [];
    const found = opened.find(
      ({ source: { told } }) => told.kind === part.subject.kind && told.slug === part.subject.slug,
    );
    if (found === undefined) return [];
    const ground = { data: found.data, definitions: found.source.definitions };
    const name = part.title === null ? `table ${at + 1}` : inLanguage(part.title, 'en');
    const made = { ...viewCandidates(ground, part, name), at, source: found.source };
    Atomics.add(progress, 0, 1);
    return [made];
  });
  const done = new Map<number, readonly Done[]>();
  let exposed = 0;
  for (const { source, data, keys } of opened) {
    const fingerprint = fingerprintOf({ keys, data });
    const other = source.earlier.find((each) => each.fingerprint !== fingerprint);
    if (other !== undefined)
      return refuse(problem('report-answers-changed', { parameters: { report: other.report } }));
    const published = earlierTables(data, source.earlier);
    if (!published.ok) return published;
    const own = asked.filter((each) => each.source === source);
    const protection = protectTables(
      {
        ...{ people: data.rows, published: published.value, rule: order.rule },
        candidates: own.flatMap(({ candidates }) => candidates.map((one): AskedTable => one.asked)),
        ties: own.flatMap(({ view }) => tiesOf(view)),
      },
      solve,
    );
    exposed += protection.exposed;
    let next = 0;
    for (const { at, candidates } of own) {
      const parts = candidates.map(({ publish }, place): Done => {
        const [table, report, reasons] = [
          protection.tables[next + place],
          protection.reports[next + place],
          protection.reasons[next + place],
        ] as [never, TableReport, TableReasons];
        return { part: publish(table, report.withheld['whole-table'] > 0), report, reasons };
      });
      next += candidates.length;
      done.set(at, parts);
    }
  }
  return ok({
    ...composed(
      order,
      done,
      opened.map((one) => toldSource(one)),
    ),
    exposed,
    faults: faultsOf(asked),
  });
}

interface Done {
  readonly part: PublishedPart;
  readonly report: TableReport;
  readonly reasons: TableReasons;
}

function toldSource({
  source: { told, definitions },
  ...opened
}: Parameters<typeof fingerprintOf>[0] & { readonly source: SourceOrder }): PublishedSource {
  const { rows } = opened.data;
  return { ...told, people: rows, fingerprint: fingerprintOf(opened), definitions: [...definitions] };
}

function faultsOf(asked: readonly Asked[]): ReportDraft['faults'] {
  return asked.flatMap(({ at, faults }) => faults.map((sentence) => ({ part: at, sentence })));
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
    for (const { part: made, report, reasons } of done.get(at) ?? []) {
      tables.push({ part: parts.length, report, reasons });
      parts.push(made);
    }
  }
  const publication: Unpublished = {
    ...{ canvass: 'report/1', title: plan.title, choice, rule },
    ...{ sources: [...sources], parts, plan },
  };
  return { publication, tables };
}
