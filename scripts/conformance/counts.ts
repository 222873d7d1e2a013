/** The counting families of the conformance set: every case counted, every difference told. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countBytes, planCount } from '../../src/domain/voting/count-file.js';
import { methodNamed } from '../../src/domain/voting/methods/index.js';
import { differences, type Expectation, refusalDifferences } from './expectation.js';

/** The families, in the order in which they are reported. */
export const FAMILIES = ['scottish', 'condorcet', 'approval-committees', 'star', 'irv', 'parsers'];

interface Case {
  readonly id: string;
  readonly file: string;
  readonly method: string;
  readonly expect: Expectation;
}

/** What became of the cases of one family: `missed` with their differences, `uncounted` by method. */
export interface FamilyReport {
  readonly total: number;
  readonly passed: number;
  readonly missed: readonly { readonly id: string; readonly differences: readonly string[] }[];
  readonly uncounted: ReadonlyMap<string, number>;
}

/** Runs one family of `folder` (the one that holds the families); null where it is not there. */
export async function runFamily(folder: string, family: string): Promise<FamilyReport | null> {
  const list = join(folder, family, 'cases.jsonl');
  if (!existsSync(list)) return null;
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const missed: { id: string; differences: readonly string[] }[] = [];
  const uncounted = new Map<string, number>();
  for (const line of lines) {
    const one: Case = JSON.parse(line);
    if (methodNamed(one.method) === null && one.expect.error !== true) {
      uncounted.set(one.method, (uncounted.get(one.method) ?? 0) + 1);
      continue;
    }
    const found = await judge(one, join(folder, family));
    if (found.length > 0) missed.push({ id: one.id, differences: found });
  }
  const left = [...uncounted.values()].reduce((sum, cases) => sum + cases, 0);
  return { total: lines.length, passed: lines.length - missed.length - left, missed, uncounted };
}

async function judge(one: Case, folder: string): Promise<readonly string[]> {
  const plan = planCount(one);
  if (!plan.ok) return refusalDifferences(plan.problem, one.expect);
  const counted = countBytes(plan.value, await readFile(join(folder, one.file)));
  if (!counted.ok) return refusalDifferences(counted.problem, one.expect);
  return one.expect.error === true
    ? ['counted, though it should be refused']
    : differences(counted.value, one.expect);
}
