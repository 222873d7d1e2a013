/**
 * Codes of the comments beside a vote in a report: one question's by themselves, beside no vote and no other answer, protected as
 * a table of everybody who cast a paper, together with all codes of that question that were ever published.
 */
import { protectTables } from '../../../domain/statistics/disclosure/published/protect-tables.js';
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import { present } from '../../../shared/assert.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { codesAlone } from '../ballot-tables/comment-codes.js';
import { ballotRequest } from '../ballot-tables/request.js';
import { CODES, type SettledCodes } from '../comments/code-columns.js';
import type { DataSet } from '../data-set/data-set.js';
import type { ViewPart } from '../report-plan/plan.js';
import { ballotTable } from './ballot-parts.js';
import type { Done } from './done.js';
import { frameOf } from './earlier.js';
import type { Opened } from './opened.js';
import type { PublishedTable } from './publication.js';

/** Whether a view names codes. */
export function namesCodes({ rows, banner }: Pick<ViewPart['view'], 'rows' | 'banner'>): boolean {
  return [...rows, ...banner].some((name) => name.startsWith(CODES));
}

/** One view of codes that is to be published. */
export interface AskedCodes {
  /** Its place in the plan. */
  readonly at: number;
  readonly part: ViewPart;
  readonly ballot: Opened;
  readonly question: string;
  readonly settled: SettledCodes;
}

/** The view's codes, or why they cannot be published, in a sentence. */
export function askedCodes(ballot: Opened, part: ViewPart, at: number): AskedCodes | string {
  const { rows, banner, filter, where, weight, wave } = part.view;
  const [named = '', ...more] = rows;
  if (more.length > 0 || banner.length > 0 || !named.startsWith(CODES)) return ALONE;
  if ([filter, where, weight, wave].some((one) => one !== null)) return WHOLE;
  const question = named.slice(CODES.length);
  const settled = ballot.codes.find((one) => one.question === question)?.settled;
  if (settled === undefined) return `There are no codes of “${question}” that coders have settled.`;
  if (labelIn(ballot, question) === null) return FORCED;
  return { at, part, ballot, question, settled };
}

const ALONE =
  'Codes of the comments beside a vote stand by themselves in a report, one question’s at a time: beside the vote or another answer they could tell what single papers say. Take out everything else from its rows and columns.';
const WHOLE =
  'Codes of the comments beside a vote are counted over everybody’s: take out the filter, condition, weight or wave.';
const FORCED =
  'Voters had to answer this question, so nobody chose to write there: its codes stay in the workbench. Quote comments instead.';

function labelIn({ source: { comments } }: Opened, question: string) {
  return comments?.free.find(({ name }) => name === question) ?? null;
}

/** Codes of one question of a ballot as a table. */
function tableOf(ballot: Opened, question: string, settled: SettledCodes, name: string) {
  const asked = present(labelIn(ballot, question), 'codes are of a question that is asked');
  const data: DataSet = codesAlone(settled, asked);
  const request = ballotRequest(data, { rows: [`${CODES}${question}`], banner: [] });
  return { data, asked: { name, request, people: null, table: buildTable(request) } };
}

/** What came of the codes of ballots' comments. */
export interface ProtectedCodes {
  /** By place in the plan. */
  readonly done: readonly (readonly [number, readonly Done[]])[];
  readonly exposed: number;
}

/**
 * The views' tables as they may be published. Refused with `report-beside-unreadable` where codes that are out cannot be laid beside
 * them any more.
 */
export function protectedCodes(
  all: readonly AskedCodes[],
  rule: Rule,
  solve: Solver,
): Result<ProtectedCodes, Problem> {
  const groups = new Map<string, AskedCodes[]>();
  for (const one of all) {
    const key = JSON.stringify([one.ballot.source.told.slug, one.question]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const done: ProtectedCodes['done'][number][] = [];
  let exposed = 0;
  for (const asked of groups.values()) {
    const protection = protectedQuestion(asked, rule, solve);
    if (!protection.ok) return protection;
    done.push(...protection.value.done);
    exposed += protection.value.exposed;
  }
  return ok({ done, exposed });
}

/** Those of one question of one ballot. */
function protectedQuestion(
  all: readonly AskedCodes[],
  rule: Rule,
  solve: Solver,
): Result<ProtectedCodes, Problem> {
  const { ballot, question, settled } = present(all[0], 'somebody asks');
  const published = earlierCodes(ballot, question);
  if (!published.ok) return published;
  const name = labelIn(ballot, question)?.label ?? question;
  const { data, asked } = tableOf(ballot, question, settled, name);
  const protection = protectTables(
    {
      ...{ people: settled.byRow.length, published: published.value, rule, ties: [] },
      candidates: all.map(() => asked),
    },
    solve,
  );
  const done = all.map(({ at, part }, place) => {
    const table = present(protection.tables[place], 'every candidate comes back');
    const report = present(protection.reports[place], 'every candidate has its report');
    const reasons = present(protection.reasons[place], 'every candidate has its reasons');
    const published = ballotTable(data, part, table, report.withheld['whole-table'] > 0);
    const own: PublishedTable = { ...published, about: 'comments' };
    return [at, [{ part: own, told: { report, reasons } }]] as const;
  });
  return ok({ done, exposed: protection.exposed });
}

type Out = Parameters<typeof protectTables>[0]['published'];

/** What is out of the codes of the question, each table with what it was made of then. */
function earlierCodes(ballot: Opened, question: string): Result<Out, Problem> {
  const tables: Out[number][] = [];
  for (const { report, rule, part, grounds } of ballot.source.earlier) {
    if (part.kind !== 'table' || part.about !== 'comments') continue;
    if (part.view.rows[0] !== `${CODES}${question}`) continue;
    const digest = grounds[0]?.codes.find((one) => one.question === question)?.digest;
    const settled = ballot.frozen.get(digest ?? '');
    const again = settled && tableOf(ballot, question, settled, report).asked;
    if (again === undefined || frameOf(again.table) !== frameOf(part.table))
      return refuse(problem('report-beside-unreadable', { parameters: { report } }));
    tables.push({ ...again, table: part.table, rule });
  }
  return ok(tables);
}
