/** `maxdiff`: best–worst tasks in long format, by one of three models. */
import { z } from 'zod';
import {
  type BestWorstCounts,
  bestWorstCounts,
} from '../../../domain/statistics/best-worst/best-worst-counts.js';
import {
  type BestWorstModel,
  bestWorstModel,
} from '../../../domain/statistics/best-worst/best-worst-model.js';
import type { BestWorstTasks } from '../../../domain/statistics/best-worst/best-worst-tasks.js';
import { BEST_WORST_MODELS } from '../../../domain/statistics/best-worst/stages.js';
import { type CategoryColumn, categoriesWithin } from '../../../domain/statistics/columns.js';
import { standardErrors } from '../../../domain/statistics/estimation/symmetric.js';
import { outsideAnalysis } from './analysis.js';
import { categoriesOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { category, column, WEIGHTED } from './options.js';
import { fail, need } from './refusal.js';
import { flaggedRow, flagsOf, type LongTask, longTasks, needDifferent, tasksWith } from './tasks-of.js';

export const maxdiff = outsideAnalysis({
  name: 'maxdiff',
  summary: 'best–worst (MaxDiff) counts, utilities and shares',
  options: {
    ...WEIGHTED,
    respondent: column,
    task: column,
    item: column,
    best: column,
    worst: column,
    reference: category.optional(),
    model: z.enum(BEST_WORST_MODELS).default('maxdiff'),
  },
  answer(data, { respondent, task, item, best, worst, reference, model, weight, filter }) {
    const tasks = longTasks(data, {
      ...{ person: respondent, task, weight, filter },
      ...{ categories: [item], numbers: [best, worst] },
    });
    const read = bestWorstTasks(data, tasks, { item, best, worst });
    const place = reference === undefined ? null : read.items.indexOf(reference);
    if (place === -1)
      fail(`expected an item as reference, found "${reference}"; there are ${read.items.join(', ')}`);
    return answerOf(need(bestWorstModel(read, { model, reference: place })), bestWorstCounts(read));
  },
});

function bestWorstTasks(
  data: CsvTable,
  all: readonly LongTask[],
  names: { readonly item: string; readonly best: string; readonly worst: string },
): BestWorstTasks {
  const [isBest, isWorst] = [flagsOf(data, names.best), flagsOf(data, names.worst)];
  const tasks = tasksWith(all, (task) => endsOf(task, isBest, isWorst));
  const mask = new Uint8Array(data.rows);
  for (const { rows } of tasks) for (const row of rows) mask[row] = 1;
  const { categories, codes }: CategoryColumn = categoriesWithin(categoriesOf(data, names.item), mask);
  for (const task of tasks) needDifferent(task, codes, categories);
  const starts = new Int32Array(tasks.length + 1);
  tasks.forEach(({ rows }, at) => {
    starts[at + 1] = (starts[at] as number) + rows.length;
  });
  return {
    items: categories,
    starts,
    shown: Int32Array.from(tasks.flatMap(({ rows }) => rows.map((row) => codes[row] as number))),
    best: Int32Array.from(tasks, ({ found }) => codes[found.best] as number),
    worst: Int32Array.from(tasks, ({ found }) => codes[found.worst] as number),
    respondents: Int32Array.from(tasks, ({ person }) => person),
    weights: Float64Array.from(tasks, ({ weight }) => weight),
  };
}

/** The rows of the best and the worst, two different ones; null where one of them does not count. */
function endsOf(
  task: LongTask,
  isBest: (row: number) => boolean,
  isWorst: (row: number) => boolean,
): { readonly best: number; readonly worst: number } | null {
  const best = flaggedRow(task, isBest, 'best item');
  const worst = flaggedRow(task, isWorst, 'worst item');
  if (best === null || worst === null) return null;
  return best === worst
    ? fail(`${task.name}: expected the best and the worst to be two items, found one for both`)
    : { best, worst };
}

function answerOf(model: BestWorstModel, counts: BestWorstCounts) {
  const size = model.items.length;
  const errors = standardErrors(model.covariance, size);
  const robust = standardErrors(model.robustCovariance, size);
  const number = (numbers: Float64Array, at: number) => numbers[at] as number;
  const items = model.items.map((item, at) => ({
    item,
    shown: number(counts.shown, at),
    best: number(counts.best, at),
    worst: number(counts.worst, at),
    score: number(counts.scores, at),
    standardisedScore: number(counts.standardised, at),
    utility: number(model.utilities, at),
    standardError: number(errors, at),
    robustStandardError: number(robust, at),
    share: number(model.shares, at),
  }));
  const { logLikelihood, respondents, tasks } = model;
  return { items, logLikelihood, respondents, tasks };
}
