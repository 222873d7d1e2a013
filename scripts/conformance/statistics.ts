/** The statistics of the conformance set: each analysis asked for as from outside, every difference told. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  analysisNamed,
  answerRequest,
  type CsvTable,
  readCsvTable,
} from '../../src/services/analysis/outside/index.js';
import { solverOnce } from '../../src/services/solver/once.js';
import { pathDifferences, type Tolerance } from './answer-paths.js';
import type { FamilyReport } from './counts.js';
import { type SuppressionCase, suppressionDifferences } from './suppression.js';

interface Case {
  readonly id: string;
  readonly do: string;
  readonly data?: string;
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly refuse?: boolean;
  readonly judge?: SuppressionCase;
  readonly tolerance?: Tolerance;
}

/** What a case says about itself; everything else is an option of the analysis. */
const NOT_OPTIONS = ['id', 'do', 'data', 'expect', 'refuse', 'judge', 'tolerance', 'source', 'checked'];

/** The cases of `folder`/statistics by the word after `do`, tails among them; empty where there are none. */
export async function runStatistics(folder: string): Promise<ReadonlyMap<string, FamilyReport>> {
  const home = join(folder, 'statistics');
  const cases = [...(await linesOf<Case>(join(home, 'cases.jsonl'))), ...(await tails(home))];
  const tables = new Map<string, CsvTable>();
  const solver = solverOnce();
  const families = new Map<
    string,
    { total: number; missed: FamilyReport['missed'][number][]; left: number }
  >();
  for (const one of cases) {
    const family = families.get(one.do) ?? { total: 0, missed: [], left: 0 };
    families.set(one.do, family);
    family.total += 1;
    const found = analysisNamed(one.do).ok ? await judge(one, home, tables, solver) : null;
    if (found === null) family.left += 1;
    else if (found.length > 0) family.missed.push({ id: one.id, differences: found });
  }
  return new Map([...families].map(([name, family]) => [name, reportOf(name, family)]));
}

function reportOf(
  name: string,
  { total, missed, left }: { total: number; missed: FamilyReport['missed']; left: number },
): FamilyReport {
  return {
    total,
    passed: total - missed.length - left,
    missed,
    uncounted: new Map(left > 0 ? [[name, left]] : []),
  };
}

async function tails(home: string): Promise<readonly Case[]> {
  const lines = await linesOf<{ function: string; arguments: number[]; expected: number }>(
    join(home, 'tails.jsonl'),
  );
  return lines.map(({ expected, ...options }) => ({
    id: `${options.function}(${options.arguments.join(', ')})`,
    do: 'distribution',
    ...options,
    expect: { value: expected },
    tolerance: { relative: 1e-9 },
  }));
}

async function judge(
  one: Case,
  home: string,
  tables: Map<string, CsvTable>,
  solver: ReturnType<typeof solverOnce>,
): Promise<readonly string[]> {
  const kind = analysisNamed(one.do);
  if (!kind.ok) return [kind.problem];
  const options = Object.fromEntries(Object.entries(one).filter(([key]) => !NOT_OPTIONS.includes(key)));
  const data = one.data === undefined ? null : await tableNamed(join(home, one.data), tables);
  const solve = kind.value.needsSolver ? await solver() : undefined;
  const answer = answerRequest(kind.value, data, options, solve);
  if (one.refuse === true) return answer.ok ? ['answered, though it should be refused'] : [];
  if (!answer.ok) return [`refused: ${answer.problem}`];
  const told: unknown = JSON.parse(JSON.stringify(answer.value));
  return one.judge === undefined
    ? pathDifferences(told, one.expect ?? {}, one.tolerance ?? {})
    : suppressionDifferences(told, one.judge);
}

async function tableNamed(path: string, tables: Map<string, CsvTable>): Promise<CsvTable> {
  const known = tables.get(path);
  if (known !== undefined) return known;
  const read = readCsvTable(await readFile(path, 'utf8'), 0);
  if (!read.ok) throw new Error(`${path}: ${read.problem}`);
  tables.set(path, read.value);
  return read.value;
}

async function linesOf<Line>(path: string): Promise<readonly Line[]> {
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line): Line => JSON.parse(line));
}
