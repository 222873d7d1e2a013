/** The one list of kinds of analysis, and the door through which all of them are asked. */
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { assert } from '../../../shared/assert.js';
import { type Result, refuse } from '../../../shared/result.js';
import { agreement } from './agreement.js';
import type { Answer, OutsideAnalysis } from './analysis.js';
import { choice } from './choice.js';
import { compareGroups } from './compare-groups.js';
import { correlate } from './correlate.js';
import { type CsvTable, tableOf } from './csv-table.js';
import { distribution } from './distribution.js';
import { maxdiff } from './maxdiff.js';
import { mean } from './mean.js';
import { proportions } from './proportions.js';
import { rake } from './rake.js';
import { ranking } from './ranking.js';
import { suppress } from './suppress.js';
import { table } from './table.js';
import { total } from './total.js';

export type { Answer, OutsideAnalysis } from './analysis.js';
export { type CsvTable, readCsvTable } from './csv-table.js';

/** Adding a kind is a file beside this one and a line here. */
export const ANALYSES: readonly OutsideAnalysis[] = [
  mean,
  total,
  table,
  rake,
  compareGroups,
  correlate,
  proportions,
  choice,
  maxdiff,
  ranking,
  agreement,
  suppress,
  distribution,
];

/** The kind of that name; refused with the names there are. */
export function analysisNamed(name: string): Result<OutsideAnalysis, string> {
  const found = ANALYSES.find((analysis) => analysis.name === name);
  return found === undefined
    ? refuse(`expected an analysis (${ANALYSES.map((each) => each.name).join(', ')}), found "${name}"`)
    : { ok: true, value: found };
}

/**
 * The answer of the kind `analysis` about `data` (null where there are none) with its options, which are as JSON has
 * them; a kind that needs a solver must be given one. Refused with a sentence: options that make no sense, columns that are
 * not there, whatever cannot be worked out.
 */
export function answerRequest(
  analysis: OutsideAnalysis,
  data: CsvTable | null,
  options: Readonly<Record<string, unknown>>,
  solve: Solver = noSolver,
): Result<Answer, string> {
  if (data === null && analysis.readsData) return refuse('expected a CSV file, found none');
  return analysis.run(data ?? tableOf([], [], 0), options, solve);
}

const none = (): never => {
  assert(false, 'an analysis that has programs to be answered says so, and is given a solver');
};

const noSolver: Solver = Object.assign(none, { relaxed: none });
