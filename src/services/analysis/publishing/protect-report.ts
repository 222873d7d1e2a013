/** The one door: a report's numbers, worked out and protected together with all that is out about the same people. Runs on a thread. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import { protectTables } from '../../../domain/statistics/disclosure/published/protect-tables.js';
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { present } from '../../../shared/assert.js';
import { inLanguage } from '../../../shared/language.js';
import type { Problem } from '../../../shared/problem.js';
import { ok, type Result } from '../../../shared/result.js';
import type { ViewPart } from '../report-plan/plan.js';
import type { Subject } from '../subject.js';
import { type Asking, tiesOf } from './asked-view.js';
import { type AskedCodes, askedCodes, namesCodes, protectedCodes } from './ballot-codes.js';
import { ballotParts } from './ballot-parts.js';
import type { Done, TableTold } from './done.js';
import { earlierTables } from './earlier.js';
import { groundNow, type Opened } from './opened.js';
import { outAgain } from './out-again.js';
import { type People, sizesTable, together } from './people.js';
import type { ProtectionOrder } from './protection-order.js';
import type { Publication, PublishedPart, PublishedSource } from './publication.js';
import { type ViewCandidates, viewCandidates, viewName } from './view-parts.js';

/** What became of one table, for those who publish it. */
export interface DraftTable extends TableTold {
  /** Its place among the publication's parts. */
  readonly part: number;
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
  /** Codes of comments that are to be kept with what is published: never shown to anybody. */
  readonly frozen: readonly {
    readonly kind: Subject['kind'];
    readonly slug: string;
    readonly digest: string;
    readonly text: string;
  }[];
}

/** One view of the plan that is to be published. */
interface Asked extends ViewCandidates {
  /** Its place in the plan. */
  readonly at: number;
  readonly part: ViewPart;
  readonly people: People;
}

/**
 * Works the report out and protects it. Refused with `report-answers-changed` where something is out about other answers to the same
 * survey, and with `report-beside-unreadable` where what is out can no longer be laid beside this.
 */
export function protectReport(
  order: ProtectionOrder,
  opened: readonly Opened[],
  solve: Solver,
): Result<ReportDraft, Problem> {
  const groups = together(order.plan, opened);
  const found = viewsOf(order, opened, groups);
  const done = new Map(found.settled);
  let exposed = 0;
  const then = new Map<string, PublishedSource>();
  for (const people of groups) {
    const own = found.asked.filter((one) => one.people === people);
    if (own.length === 0) continue;
    const protection = protectedPeople(people, own, order.rule, solve);
    if (!protection.ok) {
      const views = own.map(({ part }) => part);
      const out =
        protection.problem.code === 'report-answers-changed' ? outAgain(people, views, order.rule) : null;
      if (out === null) return protection;
      for (const [place, { parts, sources }] of out.entries()) {
        done.set(
          own[place]?.at ?? -1,
          parts.map((part): Done => ({ part, told: null })),
        );
        for (const source of sources) then.set(source.slug, source);
      }
      continue;
    }
    exposed += protection.value.exposed;
    for (const [at, parts] of protection.value.done) done.set(at, parts);
  }
  const ofCodes = protectedCodes(found.codes, order.rule, solve);
  if (!ofCodes.ok) return ofCodes;
  exposed += ofCodes.value.exposed;
  for (const [at, parts] of ofCodes.value.done) done.set(at, parts);
  const sources = opened.filter(({ source }) => !source.isBeside);
  const ofQuotes = order.quotes.flatMap(({ at, fault }) =>
    fault === null ? [] : [{ part: at, sentence: fault }],
  );
  const faults = [...found.faults, ...ofQuotes].sort((one, other) => one.part - other.part);
  const frozen = sources.flatMap(({ source, codes }) =>
    (then.has(source.told.slug) ? [] : codes).map(({ digest, text }) => ({
      ...{ kind: source.told.kind, slug: source.told.slug },
      ...{ digest, text },
    })),
  );
  return ok({
    ...composed(
      order,
      done,
      sources.map((one) => then.get(one.source.told.slug) ?? toldSource(one)),
    ),
    exposed,
    faults,
    frozen,
  });
}

interface Found {
  readonly asked: readonly Asked[];
  /** Views of codes of a ballot's comments. */
  readonly codes: readonly AskedCodes[];
  /** Views whose numbers are settled by themselves: those of a vote, by its result. */
  readonly settled: ReadonlyMap<number, readonly Done[]>;
  readonly faults: ReportDraft['faults'];
}

/** The plan's views as tables, those of surveys before they are protected. */
function viewsOf(
  { plan, progress: shared }: ProtectionOrder,
  opened: readonly Opened[],
  groups: readonly People[],
): Found {
  const progress = new Int32Array(shared);
  const asked: Asked[] = [];
  const codes: AskedCodes[] = [];
  const settled = new Map<number, readonly Done[]>();
  const faults: { readonly part: number; readonly sentence: string }[] = [];
  const asking = askingOf(opened, groups);
  Atomics.store(progress, 1, plan.parts.filter(({ kind }) => kind === 'view').length);
  for (const [at, part] of plan.parts.entries()) {
    if (part.kind !== 'view') continue;
    const say = (sentence: string) => void faults.push({ part: at, sentence });
    if (part.subject.kind === 'ballot') {
      const ballot = sourceNamed(opened, part.subject);
      const ofCodes = ballot !== null && namesCodes(part.view) ? askedCodes(ballot, part, at) : null;
      if (typeof ofCodes === 'string') say(ofCodes);
      else if (ofCodes !== null) codes.push(ofCodes);
      if (ofCodes !== null) continue;
      const made = ballot === null ? null : ballotParts(ballot.data, part);
      settled.set(
        at,
        (made?.parts ?? []).map((each): Done => ({ part: each, told: null })),
      );
      for (const fault of made?.faults ?? [notThere(part.subject)]) say(fault);
    } else {
      const ask = asking(part);
      if (typeof ask === 'string') say(ask);
      else {
        const name = part.title === null ? viewName(ask.own.data, part.view) : inLanguage(part.title, 'en');
        const made = viewCandidates(ask, part, name);
        asked.push({ ...made, at, part, people: ask.people });
        made.faults.forEach(say);
      }
    }
    Atomics.add(progress, 0, 1);
  }
  return { asked, codes, settled, faults };
}

function sourceNamed(opened: readonly Opened[], { kind, slug }: ViewPart['subject']): Opened | null {
  return opened.find(({ source: { told } }) => told.kind === kind && told.slug === slug) ?? null;
}

function notThere({ kind, slug }: ViewPart['subject']): string {
  return `There is no ${kind} called ${slug} in this lab.`;
}

/** What a view of a survey looks at, or why it cannot, in a sentence. */
function askingOf(opened: readonly Opened[], groups: readonly People[]): (part: ViewPart) => Asking | string {
  const grounds = new Map(opened.map((one) => [one, groundNow(one)]));
  return ({ subject, view: { wave: beside } }) => {
    const one = sourceNamed(opened, subject);
    const people = groups.find(({ members }) => one !== null && members.includes(one));
    const own = one && grounds.get(one);
    if (people === undefined || !own) return notThere(subject);
    if (beside === null) return { people, own, wave: null };
    if (beside === subject.slug) return 'A survey cannot stand beside itself.';
    const other = sourceNamed(opened, { kind: 'survey', slug: beside });
    const wave = other && grounds.get(other);
    return wave ? { people, own, wave } : notThere({ kind: 'survey', slug: beside });
  };
}

/** The tables about some people, protected together with everything that is out about them. */
function protectedPeople(
  people: People,
  own: readonly Asked[],
  rule: Rule,
  solve: Solver,
): Result<
  { readonly done: readonly (readonly [number, readonly Done[]])[]; readonly exposed: number },
  Problem
> {
  const published = earlierTables(people);
  if (!published.ok) return published;
  const sizes = sizesTable(people).map((table) => ({ ...table, rule }));
  const protection = protectTables(
    {
      ...{ people: people.count, published: [...sizes, ...published.value.tables], rule },
      candidates: own.flatMap(({ candidates }) => candidates.map((one): AskedTable => one.asked)),
      ties: [...published.value.ties, ...own.flatMap(({ view }) => tiesOf(view))],
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

function toldSource({ source: { told, definitions }, data, fingerprint, codes }: Opened): PublishedSource {
  return {
    ...{ ...told, people: data.rows, fingerprint, definitions: [...definitions] },
    codes: codes.map(({ question, digest }) => ({ question, digest })),
  };
}

/** The parts in the order of the plan. */
function composed(
  { plan, choice, rule, quotes }: ProtectionOrder,
  done: ReadonlyMap<number, readonly Done[]>,
  sources: readonly PublishedSource[],
): Pick<ReportDraft, 'publication' | 'tables'> {
  const parts: PublishedPart[] = [];
  const tables: DraftTable[] = [];
  for (const [at, part] of plan.parts.entries()) {
    if (part.kind === 'heading' || part.kind === 'text') parts.push(part);
    const settled = quotes.find((one) => one.at === at)?.part ?? null;
    if (settled !== null) parts.push(settled);
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
