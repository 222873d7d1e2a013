/** The expressions of the conformance set: each worked out and read as its type, every difference told. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answerContext,
  answerTree,
  describeFault,
  evaluate,
  parseExpression,
} from '../../src/domain/questionnaire/expressions/index.js';
import { type ReadAs, readAs } from '../../src/domain/questionnaire/expressions/read-as.js';
import type { FamilyReport } from './counts.js';

interface Case {
  readonly expr: string;
  readonly type: ReadAs;
  readonly expected: string | number | boolean;
  /** Ten to the decimal places that count, where not all do. */
  readonly factor?: number;
}

/** The zone in which the cases were recorded, and noon of the day: some of them ask for today. */
const ZONE = 'America/Phoenix';
const RECORDED = Date.parse('2026-11-22T12:00:00-07:00');

/** Works out the cases of `folder`/expressions; null where there are none. */
export async function runExpressions(folder: string): Promise<FamilyReport | null> {
  const list = join(folder, 'expressions', 'cases.jsonl');
  if (!existsSync(list)) return null;
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const missed = lines.flatMap((line) => {
    const one: Case = JSON.parse(line);
    const difference = judge(one);
    return difference === null ? [] : [{ id: `${one.type} of ${one.expr}`, differences: [difference] }];
  });
  return { total: lines.length, passed: lines.length - missed.length, missed, uncounted: new Map() };
}

function judge({ expr, type, expected, factor }: Case): string | null {
  const expression = parseExpression(expr);
  if (!expression.ok) return describeFault(expression.problem);
  const tree = answerTree({});
  const context = answerContext(tree, { current: tree.root, now: RECORDED, zone: ZONE });
  const value = evaluate(expression.value, context);
  if (!value.ok) return describeFault(value.problem);
  const read = readAs(value.value, type, ZONE);
  return agree(read, expected, factor)
    ? null
    : `${JSON.stringify(read)}, expected ${JSON.stringify(expected)}`;
}

function agree(read: Case['expected'], expected: Case['expected'], factor: number | undefined): boolean {
  if (typeof read !== 'number') return read === expected;
  if (typeof expected === 'string') return String(read) === expected;
  return (factor === undefined ? read : Math.round(read * factor) / factor) === expected;
}
